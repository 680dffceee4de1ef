import torch

device = 'cuda' if torch.cuda.is_available() else 'cpu'
use_cuda = False
if torch.cuda.is_available():
    nothing_known()
elif use_cuda:
    print('a choice of the user stays')
if torch.cuda.device_count() > 1:
    nothing_known()
if device == 'cuda':
    nothing_known()
x = torch.zeros(2, 3).to(device)
place = torch.device(device)
if __name__ == '__main__':
    y = x.to(place)
try:
    import not_there
except ImportError:
    not_there = None
