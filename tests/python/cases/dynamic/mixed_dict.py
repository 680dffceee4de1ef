# Settings of different kinds in one dict, read by computed keys.
config = {'lr': 0.1, 'name': 'adam', 'epochs': 3, 'layers': [1, 2], 'resume': None, 'debug': False}

for key, value in config.items():
    print(key, value)
for key in ['lr', 'epochs', 'batch']:
    if key in config:
        print(key, '=', config[key])
    else:
        config[key] = 32
print(config)

config['lr'] *= 0.5
config['epochs'] += 2
config['name'] += 'w'
print(config['lr'], config['epochs'], config['name'], config.get('missing'), config.get('momentum', 0.9))
if not config['debug'] and config['resume'] is None:
    print('fresh run')
total = config['epochs'] * config['batch']
print(total, total // 7, total % 7, total / 7, -total)
del config['debug']
print(sorted(config.keys()), len(config))
