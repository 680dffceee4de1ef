class AttrDict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__

cfg = AttrDict(lr=0.1, epochs=3, name="base")
cfg.batch_size = 32
cfg["momentum"] = 0.9
print(cfg.lr, cfg.epochs, cfg.name, cfg.batch_size, cfg.momentum)
print(cfg)
print(sorted(cfg.keys()), len(cfg), "lr" in cfg)
del cfg.name
print(cfg.get("name", "none"))
for k, v in cfg.items():
    print(k, v)
