# Context decorators, meters, memoize with a cache attribute
import contextlib, functools, time, os, sys, json
from types import SimpleNamespace
class AverageMeter(object):
    """Computes and stores the average and current value"""
    def __init__(self, name, fmt=':f'):
        self.name = name
        self.fmt = fmt
        self.reset()
    def reset(self):
        self.val = 0
        self.avg = 0
        self.sum = 0
        self.count = 0
    def update(self, val, n=1):
        self.val = val
        self.sum += val * n
        self.count += n
        self.avg = self.sum / self.count
    def __str__(self):
        fmtstr = '{name} {val' + self.fmt + '} ({avg' + self.fmt + '})'
        return fmtstr.format(**self.__dict__)
class ProgressMeter(object):
    def __init__(self, num_batches, meters, prefix=""):
        self.batch_fmtstr = self._get_batch_fmtstr(num_batches)
        self.meters = meters
        self.prefix = prefix
    def display(self, batch):
        entries = [self.prefix + self.batch_fmtstr.format(batch)]
        entries += [str(meter) for meter in self.meters]
        print('\t'.join(entries))
    def _get_batch_fmtstr(self, num_batches):
        num_digits = len(str(num_batches // 1))
        fmt = '{:' + str(num_digits) + 'd}'
        return '[' + fmt + '/' + fmt.format(num_batches) + ']'
losses = AverageMeter('Loss', ':.4e')
top1 = AverageMeter('Acc@1', ':6.2f')
progress = ProgressMeter(100, [losses, top1], prefix="Epoch: [{}]".format(3))
for i in range(3):
    losses.update(0.5 / (i + 1), 4)
    top1.update(10.0 * i)
    progress.display(i)
class Timer(contextlib.ContextDecorator):
    def __enter__(self):
        print("start"); return self
    def __exit__(self, *exc):
        print("stop"); return False
@Timer()
def work(x):
    return x + 1
print(work(1))
def memoize(f):
    cache = {}
    def helper(x):
        if x not in cache:
            cache[x] = f(x)
        return cache[x]
    helper.cache = cache
    return helper
@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30))
@contextlib.contextmanager
def tmp_attr(obj, name, value):
    old = getattr(obj, name)
    setattr(obj, name, value)
    try:
        yield obj
    finally:
        setattr(obj, name, old)
ns = SimpleNamespace(lr=0.1, bs=4)
with tmp_attr(ns, "lr", 1.0) as o:
    print(o.lr)
print(ns.lr, ns)
class Stack(list):
    def push(self, x): self.append(x)
    @property
    def top(self): return self[-1]
s = Stack([1]); s.push(5); print(s.top, len(s), s)
print(*(f"{k}:{v}" for k, v in vars(ns).items()), sep=" | ")
