"""Classes of training scripts: data sets, meters, configs, static and class methods, properties, attributes set from outside."""
import copy
import math


class AverageMeter(object):
    """Computes and stores the average and current value"""

    def __init__(self, name):
        self.name = name
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
        return "%s: %.3f (%.3f)" % (self.name, self.val, self.avg)


class TextDataset:
    pad_id = 0
    splits = ["train", "test"]

    def __init__(self, text, block_size, transform=None):
        super(TextDataset, self).__init__()
        chars = sorted(set(text))
        self.stoi = {c: i for i, c in enumerate(chars)}
        self.data = [self.stoi[c] for c in text]
        self.block_size = block_size
        self.transform = transform

    def __len__(self):
        return len(self.data) - self.block_size

    def __getitem__(self, idx):
        chunk = self.data[idx:idx + self.block_size + 1]
        x, y = chunk[:-1], chunk[1:]
        if self.transform is not None:
            x = self.transform(x)
        return x, y

    @property
    def vocab_size(self):
        return len(self.stoi)

    @staticmethod
    def clean(text):
        return text.lower().strip()

    @classmethod
    def from_lines(cls, lines, **kwargs):
        return cls(cls.clean(" ".join(lines)), **kwargs)


class Config:
    lr = 0.1
    layers = [64, 32]

    def __init__(self, **kwargs):
        for k, v in kwargs.items():
            setattr(self, k, v)


class Counter:
    total = 0

    def __init__(self):
        Counter.total += 1
        self.id = Counter.total

    def __eq__(self, other):
        return isinstance(other, Counter) and self.id == other.id

    def __lt__(self, other):
        return self.id < other.id

    def __hash__(self):
        return hash(self.id)

    def __repr__(self):
        return "Counter(%d)" % self.id

    def __contains__(self, n):
        return n <= self.id

    def __bool__(self):
        return self.id > 1

    def __add__(self, other):
        return self.id + other.id

    def __iter__(self):
        return iter(range(self.id))


meter = AverageMeter("loss")
for v in (1.0, 2.0, 4.5):
    meter.update(v, n=2)
print(meter, meter.count)
dataset = TextDataset.from_lines(["Hello ", "World"], block_size=4)
print(len(dataset), dataset[0], dataset.vocab_size, dataset[len(dataset) - 1], TextDataset.pad_id, dataset.splits)
print(TextDataset("abcab", 2, transform=lambda x: [i + 1 for i in x])[1], [y for _, y in dataset][:2] if False else "")
for i in range(2):
    x, y = dataset[i]
    print(x, y)
cfg = Config(batch=32, lr=0.01)
cfg.extra = "later"
print(cfg.lr, Config.lr, cfg.batch, cfg.extra, cfg.layers, hasattr(cfg, "nope"))
a, b = Counter(), Counter()
print(a == b, a < b, sorted([b, a]), {a: 1}[a], 1 in b, 3 in b, bool(a), a + b, list(b), a != b, Counter.total, max(a, b))
c = copy.copy(meter)
c.update(100)
d = copy.deepcopy(dataset)
d.data[0] = 99
print(meter.count, c.count, dataset.data[0], d.data[0])
print(isinstance(meter, object), meter.__class__.__name__, type(meter) == AverageMeter, callable(meter.update), math.isclose(meter.avg, 2.5))
meter.val = meter.extra_field = 3
print(meter.val, sorted(vars(meter))[:3])
