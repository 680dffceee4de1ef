import torch
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
print(f"Using device: {device}")
print("Using", device)
print("dev %s" % device, str(device), device.type)
x = torch.zeros(3, device=device)
print(x.device, f"{x.device}")
print(device == torch.device("cpu"), device.type == "cuda", x.device == device)
def make(n, dev):
    print(dev)
    return torch.ones(n).to(dev)
print(make(2, device))
print(make(2, "cpu"))
cfg = {"device": device, "lr": 0.1}
print(cfg["device"])
class T:
    def __init__(self, device):
        self.device = device
    def go(self):
        return torch.zeros(2).to(self.device)
t = T(device)
print(t.go(), t.device)
d2 = 'cuda:0' if torch.cuda.is_available() else 'cpu'
print(torch.device(d2))
print(d2)
