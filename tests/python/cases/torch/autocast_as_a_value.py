# nanoGPT's ctx: autocast or nullcontext in a variable, a field, an argument, from a function.
import torch
import torch.nn as nn
import torch.nn.functional as F
from contextlib import nullcontext

torch.manual_seed(0)
dtype = "bfloat16"
device_type = "cuda" if torch.cuda.is_available() else "cpu"
ptdtype = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}[dtype]
ctx = nullcontext() if dtype == "float32" else torch.amp.autocast(device_type=device_type, dtype=ptdtype)

model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
x, y = torch.randn(6, 4), torch.tensor([0, 1, 2, 0, 1, 2])
for step in range(3):
    with ctx:
        logits = model(x)
        loss = F.cross_entropy(logits, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(step, round(loss.item(), 2), logits.dtype)


class Runner:
    def __init__(self, amp):
        self.ctx = torch.autocast("cpu", dtype=torch.bfloat16) if amp else nullcontext()

    def run(self, x):
        with self.ctx:
            return model(x).dtype, torch.is_autocast_enabled("cpu")


print(Runner(True).run(x), Runner(False).run(x))


def amp(enabled=True):
    return torch.autocast(device_type="cpu", dtype=torch.bfloat16, enabled=enabled)


def evaluate(context):
    with torch.no_grad(), context:
        return model(x).dtype


for flag in (True, False):
    print(evaluate(amp(flag)))
print(evaluate(nullcontext()))
print(torch.get_autocast_dtype("cpu"), torch.is_autocast_enabled("cpu"))
