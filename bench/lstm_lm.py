"""A word-level LSTM language model: 10000 words, 2 layers of 200, 20 sequences of 35 words, SGD: times its own steps."""
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

steps = 40


class LanguageModel(nn.Module):
    def __init__(self, words, width):
        super().__init__()
        self.encoder = nn.Embedding(words, width)
        self.rnn = nn.LSTM(width, width, 2, dropout=0.2)
        self.drop = nn.Dropout(0.2)
        self.decoder = nn.Linear(width, words)
        self.words = words

    def forward(self, x):
        embedded = self.drop(self.encoder(x))
        output, _ = self.rnn(embedded)
        scores = self.decoder(self.drop(output))
        return F.log_softmax(scores.view(-1, self.words), dim=1)


torch.manual_seed(0)
model = LanguageModel(10000, 200)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
inputs = torch.randint(0, 10000, (35, 20))
targets = torch.randint(0, 10000, (35 * 20,))

begin = time.perf_counter()
best = 1e9
for step in range(steps):
    start = time.perf_counter()
    optimizer.zero_grad()
    loss = F.nll_loss(model(inputs), targets)
    loss.backward()
    optimizer.step()
    value = loss.item()
    elapsed = time.perf_counter() - start
    if step == 0:
        print(f'first {1000 * elapsed:.1f} ms', flush=True)
    if elapsed < best:
        best = elapsed

total = time.perf_counter() - begin
print(f'best {1000 * best:.3f} ms, mean {1000 * total / steps:.3f} ms, loss {value:.5f}')
