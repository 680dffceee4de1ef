"""gym.spaces.discrete: see gym.spaces."""
from gymnasium.spaces import Discrete
