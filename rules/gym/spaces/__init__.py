"""gym.spaces: see gymnasium/spaces.py."""
from gymnasium.spaces import Box, Discrete, MultiDiscrete, Space
