"""A memory of named tuples: what is drawn becomes a named tuple of columns."""
import random
from collections import deque, namedtuple
import numpy as np

Transition = namedtuple("Transition", ("state", "action", "reward", "done"))


class Memory:
    def __init__(self, capacity):
        self.buffer = deque(maxlen=capacity)

    def push(self, *args):
        self.buffer.append(Transition(*args))

    def sample(self, count):
        batch = Transition(*zip(*random.sample(self.buffer, count)))
        state, action, reward, done = map(np.stack, batch)
        return state, action, np.float32(reward), done

    def states(self, count):
        batch = Transition(*zip(*random.sample(self.buffer, count)))
        return batch.state, batch.reward

    def everything(self):
        return Transition(*zip(*list(self.buffer)))


memory = Memory(5)
random.seed(1)
for i in range(7):
    memory.push(np.array([1.0 * i, 2.0]), i % 2, -1.0 * i, i == 6)
print(memory.sample(2))
print(memory.states(2))
print(memory.everything().action, memory.everything().done)
