"""gym: gymnasium's environments under the older name, with its older interface where the script means that."""
from gymnasium import (AcrobotEnv, ActionWrapper, CartPoleEnv, Continuous_MountainCarEnv, Env, MountainCarEnv, ObservationWrapper, PendulumEnv,
                       RewardWrapper, Wrapper, make, vector, wrappers)
