class AttrDict(dict):
    """A config whose keys are attributes."""
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]

def build(cfg):
    return [cfg.hidden * i for i in range(cfg.layers)]

cfg = AttrDict({"hidden": 4, "layers": 2, "lr": 0.5})
cfg.update(dropout=0.1)
print(build(cfg), cfg.lr / 2, cfg.dropout)
print(hasattr(cfg, "lr"), hasattr(cfg, "wd"), getattr(cfg, "wd", 0.0), getattr(cfg, "lr", 0.0))
try:
    print(cfg.missing)
except AttributeError as error:
    print("missing:", error)
for key in ("hidden", "lr"):
    setattr(cfg, key, 8)
print(dict(cfg), {**cfg, "x": 1})
cfg.layers += 1
print(cfg.layers, cfg["layers"])
cfg.opt = AttrDict(name="sgd", momentum=0.9)
print(cfg.opt.name, cfg.opt.momentum, cfg["opt"]["name"])
print(isinstance(cfg, dict), len(cfg), "lr" in cfg, cfg.pop("lr"), "lr" in cfg)

import json
print(json.dumps(AttrDict(a=1, b="x")))
import copy
c2 = copy.deepcopy(cfg)
c2.hidden = 1
print(cfg.hidden, c2.hidden)
