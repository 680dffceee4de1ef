import torch
state = {"step": 0, "buf": torch.zeros(3)}
def look(d, key):
    return d[key]
def work(states, g):
    for key, st in states.items():
        st["step"] += 1
        buf = st["buf"]
        buf.mul_(0.9).add_(g, alpha=0.1)
        m, v = st["buf"], st["buf"]
        v.add_(1)
        m *= 2
        st["buf"].mul_(3)
        st["buf"] += 1
        pass
        print(key, st["step"], buf, m is v)
        d = v.sqrt().add_(1e-3)
        print(d)
        buf.copy_(g)
        buf.zero_()
        buf.lerp_(g, 1 - 0.5)
        print(st["buf"])
states = {}
states["a"] = {}
states["a"]["step"] = 0
states["a"]["buf"] = torch.zeros(3)
work(states, torch.ones(3))
import torch
xs = [torch.ones(2), torch.zeros(2)]
for x in xs:
    x.mul_(2).add_(1)
    x.data.add_(5)
print(xs)
