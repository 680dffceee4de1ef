import torch

loss = 0
for v in torch.randn(3):
    loss = loss + v
loss.backward()
parts = [0.5, torch.zeros(2)]
total = 0.0
total += torch.zeros(2).sum()
mixed = [1, 'a']
for item in mixed:
    print(item + 1)
z = [*parts, loss]
choice = 1
if len(parts) > 1:
    choice = 'one'
print(choice)


def either(flag):
    if flag:
        return 1
    return 'a'


either(True)
