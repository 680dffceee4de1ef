import torch
import torch.nn as nn

torch.manual_seed(0)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.LSTMCell(3, 4)
        self.out = nn.Linear(4, 2)

    def forward(self, x):
        h, c = torch.zeros(x.size(1), 4), torch.zeros(x.size(1), 4)
        for t in range(x.size(0)):
            h, c = self.cell(x[t], (h, c))
        return self.out(h)


model = Tagger()
print(model)
x, y = torch.randn(5, 2, 3), torch.randn(2, 2)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(3):
    optimizer.zero_grad()
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.5f}")
print([name for name, _ in model.named_parameters()])

gru = nn.GRUCell(3, 4)
rnn = nn.RNNCell(3, 4, nonlinearity="relu")
print(gru, rnn)
h = gru(torch.randn(2, 3))
h = gru(torch.randn(2, 3), h)
print(f"{h.sum().item():.5f} {rnn(torch.randn(2, 3), h).sum().item():.5f}")
lstm = nn.LSTMCell(3, 4, bias=False)
print(lstm, lstm.hidden_size)
h, c = lstm(torch.randn(2, 3))
h, c = lstm(torch.randn(2, 3), (h, c))
print(f"{h.sum().item():.5f} {c.sum().item():.5f}")
