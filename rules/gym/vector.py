"""gym.vector: see gymnasium.vector."""
from gymnasium.vector import AsyncVectorEnv, SyncVectorEnv
