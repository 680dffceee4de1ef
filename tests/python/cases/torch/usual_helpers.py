"""Early stopping, splits by indices and padded batches, as many scripts have them."""
import torch, torch.nn as nn, torch.nn.functional as F
import numpy as np
from torch.utils.data import Dataset, DataLoader, SubsetRandomSampler, random_split
torch.manual_seed(0); np.random.seed(0)
# sequences with padding collate
class Seqs(Dataset):
    def __init__(self, n):
        self.data = [torch.arange(1, 2 + i % 3) for i in range(n)]
        self.labels = [i % 2 for i in range(n)]
    def __len__(self): return len(self.data)
    def __getitem__(self, i): return self.data[i], self.labels[i]
def collate(batch):
    xs, ys = zip(*batch)
    lengths = torch.tensor([len(x) for x in xs])
    xs = nn.utils.rnn.pad_sequence(xs, batch_first=True, padding_value=0)
    return xs, torch.tensor(ys), lengths
ds = Seqs(6)
n_train = int(0.8 * len(ds)); 
train, val = random_split(ds, [n_train, len(ds) - n_train])
dl = DataLoader(train, batch_size=2, collate_fn=collate)
for x, y, l in dl:
    print(x.shape, y.tolist(), l.tolist())
indices = list(range(len(ds))); np.random.shuffle(indices)
split = int(np.floor(0.3 * len(ds)))
tr, va = indices[split:], indices[:split]
s1 = SubsetRandomSampler(tr)
l1 = DataLoader(ds, batch_size=2, sampler=s1, collate_fn=collate)
print(len(l1), [y.tolist() for _, y, _ in l1])
class EarlyStopping:
    def __init__(self, patience=2, verbose=False, delta=0):
        self.patience = patience; self.counter = 0; self.best_score = None; self.early_stop = False
        self.val_loss_min = np.inf; self.delta = delta
    def __call__(self, val_loss, model):
        score = -val_loss
        if self.best_score is None:
            self.best_score = score
            self.save_checkpoint(val_loss, model)
        elif score < self.best_score + self.delta:
            self.counter += 1
            print(f'EarlyStopping counter: {self.counter} out of {self.patience}')
            if self.counter >= self.patience:
                self.early_stop = True
        else:
            self.best_score = score
            self.save_checkpoint(val_loss, model)
            self.counter = 0
    def save_checkpoint(self, val_loss, model):
        print(f'Validation loss decreased ({self.val_loss_min:.6f} --> {val_loss:.6f}).  Saving model ...')
        torch.save(model.state_dict(), 'checkpoint.pt')
        self.val_loss_min = val_loss
m = nn.Linear(2, 1)
es = EarlyStopping()
for v in [1.0, 0.5, 0.7, 0.8, 0.9]:
    es(v, m)
    if es.early_stop:
        print("Early stopping"); break
conf = np.zeros((2, 2), dtype=int)
for t, p in zip([0, 1, 1], [0, 1, 0]):
    conf[t][p] += 1
print(conf, conf.diagonal() / conf.sum(1))
correct = {c: 0 for c in ('cat', 'dog')}
total = {c: 0 for c in ('cat', 'dog')}
for label, pred in zip(torch.tensor([0, 1, 1]), torch.tensor([0, 1, 0])):
    if label == pred: correct[('cat', 'dog')[label]] += 1
    total[('cat', 'dog')[label]] += 1
for c, n in correct.items():
    print(f'Accuracy for class: {c:5s} is {100 * float(n) / total[c]:.1f} %')
import os
os.remove("checkpoint.pt")
