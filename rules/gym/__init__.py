"""gym, of version 0.26: gymnasium's environments under the older name."""
from gymnasium import AcrobotEnv, CartPoleEnv, Env, MountainCarEnv, make
