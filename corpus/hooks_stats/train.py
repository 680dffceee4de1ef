"""Looks into a network while it trains: forward hooks gather activation statistics, tensor hooks and full
backward hooks gather gradient norms."""
from collections import OrderedDict, defaultdict
from functools import partial

import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, dim, activation=nn.ReLU):
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.linear = nn.Linear(dim, dim)
        self.act = activation()

    def forward(self, x):
        return x + self.act(self.linear(self.norm(x)))


class Net(nn.Module):
    def __init__(self, n_in=8, dim=24, depth=3, n_out=4):
        super().__init__()
        self.stem = nn.Linear(n_in, dim)
        self.blocks = nn.ModuleList([Block(dim) for _ in range(depth)])
        self.head = nn.Linear(dim, n_out)

    def forward(self, x):
        x = torch.tanh(self.stem(x))
        for block in self.blocks:
            x = block(x)
        return self.head(x)


class Stats:
    """Mean, deviation and share of dead units of the outputs of some modules."""

    def __init__(self):
        self.values = OrderedDict()

    def __call__(self, name, module, inputs, output):
        data = output.detach()
        self.values[name] = {
            "mean": data.mean().item(),
            "std": data.std().item(),
            "dead": (data <= 0).float().mean().item(),
        }

    def show(self):
        for name, row in self.values.items():
            print(f"  {name:<16}" + " ".join(f"{k}={v:+.4f}" for k, v in row.items()))


class HookManager:
    def __init__(self, model):
        self.handles = []
        self.grad_norms = defaultdict(list)
        self.activations = Stats()
        self.model = model

    def __enter__(self):
        for name, module in self.model.named_modules():
            if isinstance(module, (nn.ReLU, nn.LayerNorm)):
                self.handles.append(module.register_forward_hook(partial(self.activations, name)))
            elif isinstance(module, Block):
                self.handles.append(module.register_full_backward_hook(self.make_backward_hook(name)))
        for name, param in self.model.named_parameters():
            if name.startswith("head"):
                self.handles.append(param.register_hook(lambda grad, name=name: self.grad_norms[name].append(grad.norm().item())))
        return self

    def make_backward_hook(self, name):
        def hook(module, grad_input, grad_output):
            self.grad_norms[name].append(grad_output[0].norm().item())
        return hook

    def __exit__(self, exc_type, exc_value, traceback):
        for handle in self.handles:
            handle.remove()
        self.handles.clear()
        return False


def make_data(n, generator):
    centers = torch.randn(4, 8, generator=generator) * 1.5
    labels = torch.randint(0, 4, (n,), generator=generator)
    return centers[labels] + torch.randn(n, 8, generator=generator), labels


def train_step(model, optimizer, x, y):
    optimizer.zero_grad()
    logits = model(x)
    loss = F.cross_entropy(logits, y)
    # scale the gradient that reaches the logits, as a curriculum would
    logits.register_hook(lambda grad: grad * 0.5)
    loss.backward()
    optimizer.step()
    return loss.item(), logits.argmax(1).eq(y).float().mean().item()


def main():
    torch.manual_seed(99)
    g = torch.Generator().manual_seed(1)
    x, y = make_data(600, g)
    model = Net()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, nesterov=True)

    calls = 0

    def count_calls(module, args):
        nonlocal calls
        calls += 1

    counter = model.register_forward_pre_hook(count_calls)
    for epoch in range(4):
        order = torch.randperm(len(x), generator=g)
        losses, accs = [], []
        with HookManager(model) as hooks:
            for batch in order.split(50):
                loss, acc = train_step(model, optimizer, x[batch], y[batch])
                losses.append(loss)
                accs.append(acc)
        print(f"epoch {epoch} loss {sum(losses) / len(losses):.4f} accuracy {100 * sum(accs) / len(accs):.1f}%")
        hooks.activations.show()
        for name, norms in sorted(hooks.grad_norms.items()):
            print(f"  |grad| {name:<12} first {norms[0]:.4f} last {norms[-1]:.4f} ({len(norms)} values)")
    counter.remove()
    model(x[:1])
    print("forward ran", calls, "times under the counter")


if __name__ == "__main__":
    main()
