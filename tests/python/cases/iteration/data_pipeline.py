# A data pipeline of generators: read, clean, batch, shuffle by hand, count.
import random

LINES = ["cat 1", "dog 0", "", "# comment", "cow 1", "hen 0", "pig 1"]


def read(lines):
    for number, line in enumerate(lines, 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        yield number, line


def parse(records):
    for number, line in records:
        name, label = line.split()
        yield {"name": name, "label": int(label), "line": number}


def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


for i, batch in enumerate(batches(parse(read(LINES)), 2)):
    print(i, [r["name"] for r in batch], sum(r["label"] for r in batch))
random.seed(0)
order = list(range(5))
random.shuffle(order)
print(order)
print(sum(1 for _ in read(LINES)))
print({n: len(line) for n, line in read(LINES)})
