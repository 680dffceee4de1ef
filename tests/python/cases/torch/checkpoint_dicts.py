import os, tempfile
import torch
import torch.nn as nn
torch.manual_seed(0)
a = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
b = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
b.load_state_dict(a.state_dict())
sd = a.state_dict()
for k, v in sd.items():
    print(k, v.shape, v.dtype)
print(list(sd.keys()), len(sd), '0.weight' in sd)
filtered = {k: v for k, v in sd.items() if k.startswith('0')}
r = b.load_state_dict(filtered, strict=False)
print(r)
print(r.missing_keys, r.unexpected_keys)
own = b.state_dict()
own.update(filtered)
b.load_state_dict(own)
try:
    b.load_state_dict(filtered)
except RuntimeError as e:
    print(e)
path = os.path.join(tempfile.gettempdir(), 'tensors_weights.pth')
torch.save(a.state_dict(), path)
b.load_state_dict(torch.load(path, map_location=lambda storage, loc: storage, weights_only=True))
print(torch.equal(a[0].weight, b[0].weight))
ck = torch.load(path)
ck.pop('2.bias')
print(sorted(ck))
missing, unexpected = b.load_state_dict(ck, strict=False)
print(missing, unexpected)
torch.save({'x': torch.ones(2), 'names': ['a', 'b'], 'n': {'deep': (1, 2.5, None, True)}}, path)
d = torch.load(path)
print(d)
print(d['n']['deep'], d['names'])
torch.save([torch.zeros(1), 3], path)
print(torch.load(path))
torch.save(torch.arange(3), path)
print(torch.load(path) + 1)
