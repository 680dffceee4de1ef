"""A layer of the script draws its parameters with a reset_parameters of its own; all layers can be reset."""
import torch
import torch.nn as nn


class Half(nn.Linear):
    def reset_parameters(self):
        nn.init.constant_(self.weight, 0.5)
        if self.bias is not None:
            self.bias.data.zero_()


class Scaled(nn.Conv2d):
    def __init__(self, channels, scale=2.0):
        super(Scaled, self).__init__(channels, channels, 3, padding=1)
        self.scale = scale

    def reset_parameters(self):
        super().reset_parameters()
        self.weight.data.mul_(3.0)


class Third(Half):
    pass


torch.manual_seed(0)
a = Half(2, 3, bias=False)
b = Half(3, 2)
print(b(a(torch.ones(1, 2))).detach())
print(torch.rand(2))
c = Scaled(1)
print("%.5f" % c.weight.sum().item())
print(Third(1, 1).weight.item())
layers = [nn.Linear(2, 2), nn.Embedding(3, 2, padding_idx=0), nn.LSTM(1, 1), nn.LayerNorm(2), nn.BatchNorm1d(2)]
for layer in layers:
    layer.reset_parameters()
    print(type(layer).__name__, "%.5f" % sum(p.sum().item() for p in layer.parameters()))
model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))


def weight_reset(m):
    if isinstance(m, nn.Linear):
        m.reset_parameters()


model.apply(weight_reset)
for m in model.children():
    if hasattr(m, "reset_parameters"):
        m.reset_parameters()
for m in nn.Sequential(Half(2, 2), nn.Dropout(), nn.Linear(2, 2, bias=False)):
    print(hasattr(m, "weight"), hasattr(m, "bias"), hasattr(m, "reset_parameters"))
    if hasattr(m, "reset_parameters"):
        m.reset_parameters()
        print("%.5f" % m.weight.sum().item())
print("%.5f" % model(torch.ones(1, 2)).item())
