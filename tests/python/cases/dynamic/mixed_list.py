# The layers of a network as a list of numbers and letters.
cfg = [64, 'M', 128, 'M', 2.5, None, True]

for v in cfg:
    if v == 'M':
        print('pool')
    elif isinstance(v, float):
        print('float', v * 2)
    elif v is None:
        print('none')
    else:
        print('conv', v, v + 1)

cfg.append('end')
cfg[0] = 'start'
cfg.insert(1, (3, 'pair'))
print(cfg)
print(cfg[-1], cfg[0], cfg[1:3], len(cfg))
print('M' in cfg, 128 in cfg, 3.5 in cfg, None in cfg, cfg.index(128), cfg.count('M'))
cfg.remove('M')
last = cfg.pop()
print(last, cfg)
