# Formatting of values whose type only the run knows.
import json

cfg = json.loads('{"lr": 0.125, "name": "adam", "seed": 7, "on": true, "none": null, "xs": [1, "b"]}')
print('%s %d %.3f %5s|%-6s|' % (cfg['name'], cfg['seed'], cfg['lr'], cfg['seed'], cfg['name']))
print('{} {:.2f} {:>5} {!r}'.format(cfg['name'], cfg['lr'], cfg['seed'], cfg['name']))
print(f"{cfg['lr']:.4f} {cfg['seed']:03d} {cfg['name']:>8} {cfg['on']} {cfg['none']} {cfg['xs']}")
print(f"{cfg['lr']:e} {cfg['lr']:%} {cfg['seed']:,} {cfg['seed']:x} {cfg['name']!r:^10}")
print(str(cfg['lr']), repr(cfg['name']), cfg['xs'], sep='; ')
print('value: ' + str(cfg['seed']) + ', ' + cfg['name'])
