"""gym.spaces.box: see gym.spaces."""
from gymnasium.spaces import Box
