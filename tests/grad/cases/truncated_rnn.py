import torch
import torch.nn as nn

torch.manual_seed(0)
emb = nn.Embedding(10, 6)
lstm = nn.LSTM(6, 8, batch_first=True)
head = nn.Linear(8, 10)
params = list(emb.parameters()) + list(lstm.parameters()) + list(head.parameters())
opt = torch.optim.SGD(params, lr=0.5)
criterion = nn.CrossEntropyLoss()
ids = torch.randint(0, 10, (2, 31))
states = (torch.zeros(1, 2, 8), torch.zeros(1, 2, 8))


def detach(states):
    return [state.detach() for state in states]


for i in range(0, 30, 5):
    inputs = ids[:, i:i + 5]
    targets = ids[:, i + 1:i + 6]
    states = detach(states)
    out, states = lstm(emb(inputs), states)
    loss = criterion(head(out).reshape(-1, 10), targets.reshape(-1))
    opt.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(params, 0.5)
    opt.step()
    print(i, loss.item())
