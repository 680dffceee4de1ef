import torch
x = torch.tensor([1.0, 2.0, 3.0])
class Meter:
    def __init__(self):
        self.sum = 0
        self.n = 0
    def update(self, v):
        self.sum += v
        self.n += 1
    def show(self):
        print(self.sum, self.n)
m = Meter()
m.show()
m.update(x[1])
m.show()
k = Meter()
k.show()
k.update(3)
k.show()
running = 0
for v in x:
    running += v
print(running / 3)
best = 0
for v in x:
    if v > best:
        best = v
print("best", best)
print("is tensor", isinstance(best, torch.Tensor))
