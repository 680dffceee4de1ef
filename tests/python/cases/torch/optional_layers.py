# Layers that only some blocks have: AttributeError in the others, and hasattr knows.
import torch, torch.nn as nn


class Block(nn.Module):
    def __init__(self, c, down):
        super().__init__()
        self.fc = nn.Linear(c, c)
        self.scale = nn.Parameter(torch.ones(c))
        self.register_buffer("mean", torch.zeros(c))
        self.seq = nn.Sequential(nn.Linear(c, c), nn.ReLU())
        self.act = nn.ReLU() if c > 2 else nn.Tanh()
        if down:
            self.down = nn.Linear(c, c)
            self.shortcut = nn.Sequential(nn.Linear(c, c))
        self.use = down

    def forward(self, x):
        y = self.act(self.seq(self.fc(x))) * self.scale + self.mean
        if self.use:
            y = y + self.shortcut(self.down(x))
        if hasattr(self, "down"):
            y = y * 2
        return y


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.b1 = Block(4, True)
        self.b2 = Block(4, False)
        self.layers = nn.ModuleList([Block(4, i == 1) for i in range(2)])

    def forward(self, x):
        x = self.b2(self.b1(x))
        for l in self.layers:
            x = l(x)
        return x


torch.manual_seed(0)
net = Net()
print(net(torch.ones(2, 4)).sum().item() > -1e9, sum(p.numel() for p in net.parameters()))
try:
    net.b2.down(torch.ones(1, 4))
except AttributeError as e:
    print(e)


class Trainer:
    def __init__(self, model):
        self.model = model
        self.build()

    def build(self):
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.1)

    def attach(self, data):
        self.data = data

    def train(self):
        for _ in range(2):
            self.optimizer.zero_grad()
            loss = self.model(self.data).pow(2).mean()
            loss.backward()
            self.optimizer.step()
            self.last = loss.item()
        return self.last < 1e9


trainer = Trainer(net)
try:
    trainer.train()
except AttributeError as error:
    print(error)
trainer.attach(torch.ones(3, 4))
print(trainer.train(), hasattr(trainer, "last"), hasattr(trainer, "data"))


class Affine(nn.Module):
    def __init__(self, n, use_bias=True, keep=False):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(n))
        if use_bias:
            self.bias = nn.Parameter(torch.zeros(n))
        if keep:
            self.register_buffer("seen", torch.zeros(1))

    def forward(self, x):
        if hasattr(self, "seen"):
            self.seen = self.seen + 1
        return x * self.weight + self.bias


print([name for name, _ in Affine(2).named_parameters()], [name for name, _ in Affine(2, False, True).named_parameters()])
print(list(Affine(2, False).state_dict().keys()), list(Affine(2, True, True).state_dict().keys()))
print(Affine(2)(torch.ones(2)).tolist())
Affine(2, False)(torch.ones(2))
