import os
import torch
import torch.nn as nn
import torch.distributed as dist
import torch.multiprocessing as mp
from torch.nn.parallel import DistributedDataParallel as DDP


def setup(rank, world_size):
    os.environ['MASTER_ADDR'] = 'localhost'
    os.environ['MASTER_PORT'] = '29517'
    dist.init_process_group('gloo', rank=rank, world_size=world_size)


def main():
    setup(0, 1)
    torch.manual_seed(1)
    rank, world = dist.get_rank(), dist.get_world_size()
    model = nn.Linear(4, 1)
    ddp = DDP(model)
    optimizer = torch.optim.SGD(ddp.parameters(), lr=0.1)
    x, y = torch.randn(16, 4), torch.randn(16, 1)
    for epoch in range(3):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(ddp(x), y)
        loss.backward()
        optimizer.step()
        mean = loss.detach().clone()
        dist.all_reduce(mean, op=dist.ReduceOp.SUM)
        mean /= world
        if rank == 0:
            print(epoch, '%.5f' % mean.item())
    dist.barrier()
    print(sorted(ddp.state_dict()), dist.is_initialized())
    dist.destroy_process_group()
    print(dist.is_initialized(), dist.is_available())


if __name__ == '__main__':
    main()
    try:
        dist.get_rank()
    except ValueError as e:
        print(e)
