"""torchvision.datasets whose samples Python makes: pictures of the runtime with transforms of the script (or none), folders of pictures, noise.
Each call gets a class of its own, a copy of one of these, in which `_transformed` and `_target_transformed` are what the call gave
(sema/loader_class.c)."""


class _Images:
    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        from torchvision.datasets import _stored
        self._stored = _stored("_NAME", root, train, download)
        self.root = root
        self.train = train
        self.transform = transform
        self.target_transform = target_transform

    @property
    def data(self):
        return self._stored.data

    @property
    def train_data(self):
        return self._stored.data

    @property
    def test_data(self):
        return self._stored.data

    @property
    def targets(self):
        return self._stored.targets

    @property
    def train_labels(self):
        return self._stored.targets

    @property
    def test_labels(self):
        return self._stored.targets

    @property
    def classes(self):
        return self._stored.classes

    @property
    def class_to_idx(self):
        return self._stored.class_to_idx

    def __len__(self):
        return len(self._stored)

    def __getitem__(self, index):
        return _transformed(self._stored._image(index)), _target_transformed(self._stored._target(index))


class _ArrayImages:
    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        from torchvision.datasets import _array, _stored
        self._stored = _stored("_NAME", root, train, download)
        self.root = root
        self.train = train
        self.transform = transform
        self.target_transform = target_transform
        self.targets = [self._stored._target(i) for i in range(len(self._stored))]

    @property
    def data(self):
        from torchvision.datasets import _array
        return _array(self._stored)

    @property
    def classes(self):
        return self._stored.classes

    @property
    def class_to_idx(self):
        return self._stored.class_to_idx

    def __len__(self):
        return len(self._stored)

    def __getitem__(self, index):
        return _transformed(self._stored._image(index)), _target_transformed(self._stored._target(index))


class _ImageFolder:
    def __init__(self, root, transform=None, target_transform=None, loader=None, is_valid_file=None):
        import os
        self.root = root
        self.transform = transform
        self.target_transform = target_transform
        self.classes = sorted(name for name in os.listdir(root) if os.path.isdir(os.path.join(root, name)))
        if not self.classes:
            raise FileNotFoundError(f"Couldn't find any class folder in {root}.")
        self.class_to_idx = {name: place for place, name in enumerate(self.classes)}
        endings = (".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")
        self.samples = []
        empty = []
        for place, name in enumerate(self.classes):
            count = len(self.samples)
            for folder, _, files in sorted(os.walk(os.path.join(root, name), followlinks=True)):
                for file in sorted(files):
                    if file.lower().endswith(endings):
                        self.samples.append((os.path.join(folder, file), place))
            if len(self.samples) == count:
                empty.append(name)
        if empty:
            raise FileNotFoundError(f"Found no valid file for the classes {', '.join(empty)}. Supported extensions are: {', '.join(endings)}")
        self.imgs = self.samples
        self.targets = [place for _, place in self.samples]

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        from PIL.Image import open as open_image
        path, target = self.samples[index]
        return _transformed(open_image(path).convert("RGB")), _target_transformed(target)


class _FakeData:
    def __init__(self, size=1000, image_size=(3, 224, 224), num_classes=10, transform=None, target_transform=None, random_offset=0):
        self.size = size
        self.image_size = image_size
        self.num_classes = num_classes
        self.transform = transform
        self.target_transform = target_transform
        self.random_offset = random_offset

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        import torch
        from torchvision.transforms.functional import to_pil_image
        if index >= len(self):
            raise IndexError("FakeData index out of range")
        state = torch.get_rng_state()
        torch.manual_seed(index + self.random_offset)
        x = torch.randn(self.image_size[0], self.image_size[1], self.image_size[2])
        target = int(torch.randint(0, self.num_classes, (1,)).item())
        torch.set_rng_state(state)
        return _transformed(to_pil_image(x)), _target_transformed(target)


def LSUN(root, classes="train", transform=None, target_transform=None):
    raise ModuleNotFoundError("No module named 'lmdb'")
