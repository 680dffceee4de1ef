"""A seeded split of a data set, as scripts make it."""
import random

random.seed(1234)
items = [f"img_{i:03d}" for i in range(20)]
random.shuffle(items)
cut = int(0.8 * len(items))
train, test = items[:cut], items[cut:]
print(len(train), test)
augmented = [(name, random.random() < 0.5, random.uniform(-15, 15)) for name in test]
for name, flip, angle in augmented:
    print(name, flip, round(angle, 4))
print(random.choices(["cat", "dog"], weights=[0.9, 0.1], k=6), random.sample(items, k=3))
rng = random.Random(0)
print([rng.randrange(3) for _ in range(10)], rng.gauss(0, 1), rng.getrandbits(8))
try:
    random.sample([1, 2], 3)
except ValueError as e:
    print(e)
empty = [x for x in items if x == "none"]
print(random.choice(empty))
