"""gym.wrappers: see gymnasium.wrappers."""
from gymnasium.wrappers import (ClipAction, FlattenObservation, NormalizeObservation, NormalizeReward, RecordEpisodeStatistics, RecordVideo, RescaleAction,
                                TimeLimit, TransformObservation, TransformReward)
