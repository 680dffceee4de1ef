import copy
class Config:
    defaults = {"lr": 0.1, "layers": [1, 2]}
    def __init__(self, **kw):
        self.opts = copy.deepcopy(Config.defaults)
        self.opts.update(kw)
    def __getitem__(self, key):
        return self.opts[key]
    def __setitem__(self, key, value):
        self.opts[key] = value
    def __contains__(self, key):
        return key in self.opts
    def __iter__(self):
        return iter(self.opts)
    def __len__(self):
        return len(self.opts)
c = Config(lr=0.5)
c["x"] = 3
print(c["lr"], c["layers"], "x" in c, list(c), len(c), Config.defaults)
c["layers"].append(3)
print(c["layers"], Config.defaults["layers"])
c["lr"] *= 2
print(c["lr"])
