# nn.AdaptiveLogSoftmaxWithLoss as the end of a language model
import torch
import torch.nn as nn
torch.manual_seed(0)


class Model(nn.Module):
    def __init__(self, vocab, width):
        super().__init__()
        self.emb = nn.Embedding(vocab, width)
        self.rnn = nn.GRU(width, width, batch_first=True)
        self.out = nn.AdaptiveLogSoftmaxWithLoss(width, vocab, cutoffs=[10, 20], div_value=2)

    def forward(self, x, y):
        h, _ = self.rnn(self.emb(x))
        h = h.reshape(-1, h.size(-1))
        return self.out(h, y.reshape(-1))


m = Model(40, 8)
opt = torch.optim.SGD(m.parameters(), lr=0.5)
x = torch.randint(0, 40, (4, 6))
y = torch.randint(0, 40, (4, 6))
for i in range(3):
    opt.zero_grad()
    output, loss = m(x, y)
    loss.backward()
    opt.step()
    print(f"{loss.item():.4f} {output.sum().item():.3f}")
with torch.no_grad():
    h, _ = m.rnn(m.emb(x))
    logp = m.out.log_prob(h.reshape(-1, 8))
    print(logp.shape, torch.allclose(logp.exp().sum(1), torch.ones(24)))
    print(m.out.predict(h.reshape(-1, 8))[:5])
print(m)
