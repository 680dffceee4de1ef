"""The states of the random streams are kept, in memory and in a checkpoint, and set again."""
import os
import random
import tempfile

import numpy as np
import torch

random.seed(1)
np.random.seed(2)
torch.manual_seed(3)
random.gauss(0, 1)
np.random.normal()


def draw():
    return [round(random.gauss(0, 1), 6), random.randint(0, 1000), round(float(np.random.normal()), 6), int(np.random.randint(1000)),
            round(torch.rand(1).item(), 5)]


def save_state():
    return {"python": random.getstate(), "numpy": np.random.get_state(), "torch": torch.get_rng_state()}


def load_state(state):
    random.setstate(state["python"])
    np.random.set_state(state["numpy"])
    torch.set_rng_state(state["torch"])


state = save_state()
version, words, gauss = state["python"]
print(version, len(words), words[-1], round(gauss, 6))
name, key, place = state["numpy"][:3]
print(name, len(key), place, int(key[0]))
first = draw()
draw()
load_state(state)
print(draw() == first, first)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "rng.pt")
    torch.save(save_state(), path)
    second = draw()
    random.seed(0)
    load_state(torch.load(path, weights_only=False))
    print(draw() == second, second)

own = random.Random(5)
own_state = own.getstate()
numbers = [own.random() for _ in range(3)]
own.setstate(own_state)
print(numbers == [own.random() for _ in range(3)], own.getstate() == own_state)
rng = np.random.RandomState(4)
rng_state = rng.get_state()
print(rng.rand() == (rng.set_state(rng_state), rng.rand())[1])
try:
    random.setstate((1, (), None))
except ValueError as error:
    print(error)
