import torch.nn as nn
class B(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(3, 5), nn.Linear(5, 2)
        core = nn.Linear(3, 3)
        self.left, self.right = nn.Sequential(core, nn.Tanh()), nn.Sequential(core, nn.Sigmoid())
        self.a, n = nn.Linear(2, 2), 5
print(B())
