config = {'lr': 0.1, 'epochs': 3, 'name': 'run'}
config['lr'] = 0.2
print(config['name'], config['epochs'])


def train(lr, epochs, name='x'):
    return lr * epochs


train(**config)
# used by a computed key: a dict
losses = {'train': 0.5, 'val': 0.25}
for split in ['train', 'val']:
    print(losses[split])
kwargs = {'epochs': 1}
kwargs.update({'epochs': 2})
train(0.5, **kwargs)
