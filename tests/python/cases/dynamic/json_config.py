# A configuration read from JSON: nothing is known of it at convert time.
import json

text = '{"lr": 0.1, "layers": [64, 32], "name": "adam", "opts": {"decay": null, "amsgrad": true}, "seed": 3}'
cfg = json.loads(text)
print(cfg['lr'] * 2, cfg['layers'][0], cfg['opts']['decay'])
for n in cfg['layers']:
    print(n + 1)
if cfg['opts']['amsgrad']:
    print('ams', cfg.get('name'), cfg['name'].upper())
lr = cfg.get('lr', 0.5)
print(lr, len(cfg), sorted(cfg), 'lr' in cfg, 'momentum' in cfg)
cfg['extra'] = 3
cfg['opts'].update(beta=2)
cfg.setdefault('betas', [0.9, 0.999]).append(1)
print(json.dumps(cfg))


def build(sizes, name='x', lr=0.1):
    print(len(sizes), name, lr)


build(cfg['layers'], name=cfg['name'], lr=cfg['lr'])
a, b = cfg['layers']
print(a, b, cfg.pop('extra'), cfg.pop('nothing', None))
for i, n in enumerate(cfg['layers']):
    print(i, n)
for i in range(cfg['seed']):
    print(i, end=' ')
print([n * 2 for n in cfg['layers']], {k: v for k, v in cfg['opts'].items()})
