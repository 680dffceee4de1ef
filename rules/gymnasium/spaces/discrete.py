"""gymnasium.spaces.discrete: see gymnasium.spaces."""
from gymnasium.spaces import Discrete
