"""What a run is made of."""
import random
from dataclasses import dataclass, field

import torch

LEARNING_RATES = {"mlp": 0.02, "conv": 0.002}


@dataclass
class Config:
    model: str = "mlp"
    epochs: int = 2
    batch_size: int = 50
    lr: float = 0.0
    limit: int = 4000
    width: int = 8
    seed: int = 7
    root: str = "./data"
    log_every: int = 20
    notes: list = field(default_factory=list)

    def __post_init__(self):
        if not self.lr:
            self.lr = LEARNING_RATES[self.model]
            self.notes.append("default lr")

    def describe(self):
        return (f"{self.model}: {self.epochs} epochs of {self.limit} images, "
                f"batch {self.batch_size}, lr {self.lr:g}, notes {self.notes}")


def seed_everything(seed):
    random.seed(seed)
    torch.manual_seed(seed)
