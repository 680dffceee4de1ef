from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

NORMALIZE = transforms.Compose([
    transforms.ToTensor(),
    transforms.Normalize((0.2860,), (0.3530,)),
])


def dataset(root, train, limit=None):
    full = datasets.FashionMNIST(root, train=train, download=True, transform=NORMALIZE)
    if limit is None or limit >= len(full):
        return full
    return Subset(full, range(limit))


def loaders(cfg):
    train = dataset(cfg.root, True, cfg.limit)
    test = dataset(cfg.root, False, cfg.limit // 4)
    return (
        DataLoader(train, batch_size=cfg.batch_size, shuffle=True),
        DataLoader(test, batch_size=2 * cfg.batch_size),
    )
