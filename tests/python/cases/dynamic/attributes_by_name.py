# Attributes whose names are computed: getattr, setattr, hasattr, vars.
import argparse


class Config:
    version = 2
    def __init__(self, **kwargs):
        self.lr = 0.1
        self.name = 'x'
        for k, v in kwargs.items():
            setattr(self, k, v)
    def visit_a(self, n):
        return n + 1
    def visit_b(self, n):
        return n * 2
    def visit(self, kind, n):
        return getattr(self, 'visit_' + kind)(n)

c = Config(lr=0.5, epochs=3, name='run')
print(c.lr, c.epochs, c.name, getattr(c, 'lr'), getattr(c, 'missing', 'none'), hasattr(c, 'lr'), hasattr(c, 'zzz'))
for name in ['lr', 'name', 'epochs']:
    print(name, getattr(c, name))
    if hasattr(c, name + 's'):
        print('plural')
setattr(c, 'lr', 0.25)
print(c.lr, c.visit('a', 3), c.visit('b', 5), getattr(c, 'version'))
print(vars(c), c.__dict__)
parser = argparse.ArgumentParser()
parser.add_argument('--lr', type=float, default=0.1)
parser.add_argument('--batch-size', type=int, default=4)
args = parser.parse_args()
for k, v in sorted(vars(args).items()):
    print(k, v)
for key in ('lr', 'batch_size'):
    print(getattr(args, key))
