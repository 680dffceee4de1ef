# torch.nn.utils.prune: masks by size, at random, of whole channels and over several layers; training with them; taking them off
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.nn.utils.prune as prune


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3)
        self.fc1 = nn.Linear(6 * 4 * 4, 12)
        self.fc2 = nn.Linear(12, 3)

    def forward(self, x):
        x = F.relu(self.conv1(x)).flatten(1)
        return self.fc2(F.relu(self.fc1(x)))


torch.manual_seed(0)
model = LeNet()
module = model.conv1
prune.random_unstructured(module, name="weight", amount=0.3)
print([n for n, _ in module.named_parameters()], [n for n, _ in module.named_buffers()])
print(module.weight_mask.sum().item(), (module.weight == 0).sum().item())
prune.l1_unstructured(module, name="bias", amount=3)
print(module.bias.detach(), module.bias_mask)
prune.ln_structured(module, name="weight", amount=0.5, n=2, dim=0)
print(module.weight_mask[:, 0, 0, 0])
for name, m in model.named_modules():
    if isinstance(m, nn.Linear):
        prune.l1_unstructured(m, name="weight", amount=0.2)
print(prune.is_pruned(model), sorted(dict(model.named_buffers())))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(8, 1, 6, 6), torch.randint(0, 3, (8,))
for step in range(3):
    opt.zero_grad()
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    opt.step()
    print(f"{loss.item():.4f}")
print(model.fc1.weight_orig.grad.abs().sum() > 0, int((model.fc1.weight == 0).sum()))
parameters = ((model.conv1, "weight"), (model.fc1, "weight"), (model.fc2, "weight"))
prune.global_unstructured(parameters, pruning_method=prune.L1Unstructured, amount=0.2)
total = sum(float(torch.sum(m.weight == 0)) for m, _ in parameters)
print(f"global sparsity {100.0 * total / sum(float(m.weight.nelement()) for m, _ in parameters):.2f}%")
before = model(x)
for m, name in parameters:
    prune.remove(m, name)
prune.remove(model.conv1, "bias")
print(sorted(dict(model.named_parameters())), list(model.named_buffers()), prune.is_pruned(model))
print(torch.allclose(model(x), before))
mask = torch.ones(3)
mask[1] = 0
prune.custom_from_mask(model.fc2, name="bias", mask=mask)
print(model.fc2.bias.detach())
try:
    prune.remove(model.fc1, "weight")
except ValueError as e:
    print("ValueError", str(e)[:30])
