"""gymnasium.spaces.box: see gymnasium.spaces."""
from gymnasium.spaces import Box
