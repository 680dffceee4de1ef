import torch
import torch.nn as nn

torch.manual_seed(0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        layer = nn.TransformerEncoderLayer(d_model=8, nhead=2, dim_feedforward=16, dropout=0.1)
        self.encoder = nn.TransformerEncoder(layer, num_layers=2)
        self.out = nn.Linear(8, 2)

    def forward(self, x, mask):
        return self.out(self.encoder(x, mask).mean(dim=0))


net = Net()
print(net)
x = torch.randn(5, 2, 8)
y = torch.randn(2, 2)
mask = nn.Transformer.generate_square_subsequent_mask(5)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for i in range(3):
    opt.zero_grad()
    loss = ((net(x, mask) - y) ** 2).mean()
    loss.backward()
    opt.step()
    print(f"{loss.item():.5f}")
print([n for n, p in net.named_parameters()])
