# Dtypes in lists, dicts and tuples, as keys, as None.
import torch
kinds = [torch.float32, torch.float64]
kinds.append(torch.int64)
d = torch.bfloat16
kinds.append(d)
for k in kinds:
    print(k, torch.zeros(2, dtype=k).dtype == k)
print(kinds, str(kinds[0]), repr(d), f"{kinds[1]}")
table = {torch.float32: 4, torch.float64: 8}
table[d] = 2
print(table[d], table[torch.zeros(1).dtype], torch.int8 in table, d in kinds)
pair = (torch.float32, 3)
print(pair, pair[0])
names = {"half": torch.float16}
print(names.get("half"), names.get("x"), names.get("x", torch.float32))
x = torch.ones(3).to(names["half"])
print(x.dtype, x.to(dtype=kinds[1]).dtype)


class Config:
    def __init__(self, dtype=None):
        self.dtype = dtype if dtype is not None else torch.float32


print(Config().dtype, Config(torch.float64).dtype)


def pick(name):
    if name == "fp16":
        return torch.float16
    elif name == "bf16":
        return torch.bfloat16
    return None


for n in ["fp16", "bf16", "no"]:
    dt = pick(n)
    print(n, dt, dt is None, dt == torch.bfloat16)
