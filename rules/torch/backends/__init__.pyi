"""torch.backends: switches of PyTorch's libraries; none of them exists here. Setting one is accepted and has no effect."""
from torch.backends import cpu, cuda, cudnn, mkl, mkldnn, mps, openmp
