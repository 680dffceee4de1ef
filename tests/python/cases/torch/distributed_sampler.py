import os
import torch
import torch.nn as nn
import torch.distributed as dist
from torch.nn.parallel import DistributedDataParallel as DDP
from torch.utils.data import TensorDataset, DataLoader, DistributedSampler

def setup():
    os.environ.setdefault('MASTER_ADDR', 'localhost')
    os.environ.setdefault('MASTER_PORT', '29519')
    os.environ.setdefault('RANK', '0')
    os.environ.setdefault('WORLD_SIZE', '1')
    dist.init_process_group('gloo', rank=0, world_size=1)

def main():
    setup()
    torch.manual_seed(1)
    rank = dist.get_rank()
    world = dist.get_world_size()
    model = nn.Linear(4, 1)
    ddp = DDP(model)
    opt = torch.optim.SGD(ddp.parameters(), lr=0.1)
    ds = TensorDataset(torch.randn(16, 4), torch.randn(16, 1))
    sampler = DistributedSampler(ds, num_replicas=world, rank=rank, shuffle=True)
    loader = DataLoader(ds, batch_size=4, sampler=sampler)
    for epoch in range(2):
        sampler.set_epoch(epoch)
        for x, y in loader:
            opt.zero_grad()
            loss = nn.functional.mse_loss(ddp(x), y)
            loss.backward()
            opt.step()
        t = loss.detach().clone()
        dist.all_reduce(t, op=dist.ReduceOp.SUM)
        if rank == 0:
            print(epoch, round(t.item(), 5))
    dist.barrier()
    print(len(ddp.module.state_dict()))
    dist.destroy_process_group()

if __name__ == '__main__':
    main()
