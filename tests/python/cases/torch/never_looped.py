"""A field that no run gets to fill (DDP without a device raises): loops over its members end the statement."""
import torch
from torch.nn.parallel import DistributedDataParallel as DDP


class Trainer:
    def __init__(self, model, rank):
        self.rank = rank
        self.model = DDP(model, device_ids=[rank])
        self.count = 0

    def clip(self):
        total = 0.0
        for param in self.model.parameters():
            if param.grad is not None:
                total += param.grad.data.norm(2).item() ** 2
        return total


def main():
    try:
        trainer = Trainer(torch.nn.Linear(2, 1), 0)
        print(trainer.clip())
    except Exception as e:
        print(type(e).__name__)


main()
