"""torch.utils.data: samplers, and the loaders whose batches are made by Python (collate_fn=, sampler=, samples of other forms than
tensors and numbers). Each call of DataLoader that needs one gets a class of its own (sema/loader_class.c)."""
import math

import torch
import torch.distributed as dist


class IterableDataset:
    """What it gives is in the class itself."""


class SequentialSampler:
    def __init__(self, data_source):
        self._count = len(data_source)

    def __len__(self):
        return self._count

    def __iter__(self):
        return iter(range(self._count))


class RandomSampler:
    def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
        self._count = len(data_source)
        self.replacement = replacement
        self.num_samples = self._count if num_samples is None else num_samples
        self.generator = generator
        if self.num_samples <= 0:
            raise ValueError(f"num_samples should be a positive integer value, but got num_samples={self.num_samples}")

    def __len__(self):
        return self.num_samples

    def _generator(self):
        if self.generator is not None:
            return self.generator
        generator = torch.Generator()
        generator.manual_seed(_draw_seed())
        return generator

    def __iter__(self):
        generator = self._generator()
        if self.replacement:
            for _ in range(self.num_samples // 32):
                for index in torch.randint(0, self._count, (32,), generator=generator).tolist():
                    yield index
            for index in torch.randint(0, self._count, (self.num_samples % 32,), generator=generator).tolist():
                yield index
        else:
            for _ in range(self.num_samples // self._count):
                for index in torch.randperm(self._count, generator=generator).tolist():
                    yield index
            for index in torch.randperm(self._count, generator=generator).tolist()[:self.num_samples % self._count]:
                yield index


class SubsetRandomSampler:
    def __init__(self, indices, generator=None):
        self.indices = [int(index) for index in indices]
        self.generator = generator

    def __len__(self):
        return len(self.indices)

    def __iter__(self):
        order = torch.randperm(len(self.indices), generator=self.generator).tolist()
        for place in order:
            yield self.indices[place]


class WeightedRandomSampler:
    def __init__(self, weights, num_samples, replacement=True, generator=None):
        self.weights = torch.as_tensor(weights, dtype=torch.double)
        self.num_samples = num_samples
        self.replacement = replacement
        self.generator = generator

    def __len__(self):
        return self.num_samples

    def __iter__(self):
        drawn = torch.multinomial(self.weights, self.num_samples, self.replacement, generator=self.generator).tolist()
        for index in drawn:
            yield index


class BatchSampler:
    def __init__(self, sampler, batch_size, drop_last):
        self.sampler = sampler
        self.batch_size = batch_size
        self.drop_last = drop_last

    def __len__(self):
        if self.drop_last:
            return len(self.sampler) // self.batch_size
        return (len(self.sampler) + self.batch_size - 1) // self.batch_size

    def __iter__(self):
        batch = []
        for index in self.sampler:
            batch.append(index)
            if len(batch) == self.batch_size:
                yield batch
                batch = []
        if batch and not self.drop_last:
            yield batch


class DistributedSampler:
    def __init__(self, dataset, num_replicas=None, rank=None, shuffle=True, seed=0, drop_last=False):
        self.num_replicas = dist.get_world_size() if num_replicas is None else num_replicas
        self.rank = dist.get_rank() if rank is None else rank
        if self.rank >= self.num_replicas or self.rank < 0:
            raise ValueError(f"Invalid rank {self.rank}, rank should be in the interval [0, {self.num_replicas - 1}]")
        self._count = len(dataset)
        self.epoch = 0
        self.drop_last = drop_last
        if drop_last and self._count % self.num_replicas != 0:
            self.num_samples = math.ceil((self._count - self.num_replicas) / self.num_replicas)
        else:
            self.num_samples = math.ceil(self._count / self.num_replicas)
        self.total_size = self.num_samples * self.num_replicas
        self.shuffle = shuffle
        self.seed = seed

    def __len__(self):
        return self.num_samples

    def set_epoch(self, epoch):
        self.epoch = epoch

    def __iter__(self):
        if self.shuffle:
            generator = torch.Generator()
            generator.manual_seed(self.seed + self.epoch)
            indices = torch.randperm(self._count, generator=generator).tolist()
        else:
            indices = list(range(self._count))
        while len(indices) < self.total_size:
            indices = indices + indices[:self.total_size - len(indices)]
        for place in range(self.rank, self.total_size, self.num_replicas):
            yield indices[place]


class _Order:
    """The order of a loader without a sampler: shuffled or not."""

    def __init__(self, count, shuffle, generator):
        self._count = count
        self.shuffle = shuffle
        self.generator = generator
        if shuffle and count == 0:
            raise ValueError("num_samples should be a positive integer value, but got num_samples=0")

    def __len__(self):
        return self._count

    def __iter__(self):
        if not self.shuffle:
            for index in range(self._count):
                yield index
        else:
            generator = self.generator
            if generator is None:
                generator = torch.Generator()
                generator.manual_seed(_draw_seed())
            for index in torch.randperm(self._count, generator=generator).tolist():
                yield index


def _draw_seed(generator=None):
    return torch._draw_seed(generator)


def _parts(count, lengths, generator):
    """The indices of random_split: of fractions each part is rounded down, and the rest handed out one each from the first on."""
    counts = [int(n) for n in lengths]
    if math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
        counts = [int(math.floor(count * part)) for part in lengths]
        for i in range(count - sum(counts)):
            counts[i % len(counts)] += 1
    if sum(counts) != count:
        raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
    order = torch.randperm(count, generator=generator).tolist()
    parts = []
    start = 0
    for n in counts:
        parts.append(order[start : start + n])
        start += n
    return parts


class _Subset(_library__torch_utils_data_Dataset):
    """Of samples of any form; each call of Subset gets a copy (sema/subset_class.c)."""

    def __init__(self, dataset, indices):
        self.dataset = dataset
        self.indices = indices

    def __len__(self):
        return len(self.indices)

    def __getitem__(self, idx):
        return self.dataset[self.indices[idx]]


class _ConcatDataset(_library__torch_utils_data_Dataset):
    def __init__(self, datasets):
        self.datasets = [part for part in datasets]
        assert len(self.datasets) > 0, "datasets should not be an empty iterable"
        self.cumulative_sizes = []
        size = 0
        for part in self.datasets:
            size += len(part)
            self.cumulative_sizes.append(size)

    def __len__(self):
        return self.cumulative_sizes[-1]

    def __getitem__(self, idx):
        if idx < 0:
            if -idx > len(self):
                raise ValueError("absolute value of index should not exceed dataset length")
            idx = len(self) + idx
        part = 0
        while idx >= self.cumulative_sizes[part]:
            part += 1
        return self.datasets[part][idx if part == 0 else idx - self.cumulative_sizes[part - 1]]


class _Loader:
    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None,
                 pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None, generator=None, *,
                 prefetch_factor=None, persistent_workers=False, pin_memory_device="", in_order=True):
        from torch.utils.data import _Order
        if sampler is not None and shuffle:
            raise ValueError("sampler option is mutually exclusive with shuffle")
        self.dataset = dataset
        self.batch_size = batch_size
        self.drop_last = drop_last
        self.num_workers = num_workers
        self.collate_fn = collate_fn
        self.generator = generator
        self.batch_sampler = batch_sampler
        if sampler is not None:
            self.sampler = sampler
        else:
            self.sampler = _Order(len(dataset), True if shuffle else False, generator)

    def __len__(self):
        if self.batch_sampler is not None:
            return len(self.batch_sampler)
        if self.drop_last:
            return len(self.sampler) // self.batch_size
        return (len(self.sampler) + self.batch_size - 1) // self.batch_size

    def __iter__(self):
        from torch.utils.data import _draw_seed
        _draw_seed(self.generator)
        return self._batches()

    def _batches(self):
        if self.batch_sampler is not None:
            for indices in self.batch_sampler:
                yield self._batch([self.dataset[index] for index in indices])
        else:
            samples = []
            for index in self.sampler:
                samples.append(self.dataset[index])
                if len(samples) == self.batch_size:
                    yield self._batch(samples)
                    samples = []
            if samples and not self.drop_last:
                yield self._batch(samples)

    def _batch(self, samples):
        from torch.utils.data import default_collate
        if self.collate_fn is not None:
            return self.collate_fn(samples)
        return default_collate(samples)


class _StreamLoader:
    """Of an IterableDataset."""

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None,
                 pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None, generator=None, *,
                 prefetch_factor=None, persistent_workers=False, pin_memory_device="", in_order=True):
        if shuffle:
            raise ValueError(f"DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle={shuffle}")
        self.dataset = dataset
        self.batch_size = batch_size
        self.drop_last = drop_last
        self.num_workers = num_workers
        self.collate_fn = collate_fn
        self.generator = generator

    def __iter__(self):
        from torch.utils.data import _draw_seed
        _draw_seed(self.generator)
        return self._batches()

    def _batches(self):
        samples = []
        for sample in self.dataset:
            samples.append(sample)
            if len(samples) == self.batch_size:
                yield self._batch(samples)
                samples = []
        if samples and not self.drop_last:
            yield self._batch(samples)

    def _batch(self, samples):
        from torch.utils.data import default_collate
        if self.collate_fn is not None:
            return self.collate_fn(samples)
        return default_collate(samples)
