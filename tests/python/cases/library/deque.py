"""collections.deque: replay buffers, moving averages, queues."""
import random
from collections import deque

dq = deque(maxlen=3)
for i in range(5):
    dq.append(i)
print(dq, len(dq), sum(dq) / len(dq), dq[0], dq[-1], dq.maxlen)
q = deque([1, 2, 3])
q.appendleft(0)
q.extend([4, 5])
print(q.popleft(), q.pop(), q, 3 in q, list(q))
q.rotate(1)
print(q, max(q))
while q:
    print(q.popleft(), end=" ")
print()


class Replay:
    def __init__(self, capacity):
        self.memory = deque(maxlen=capacity)

    def push(self, state, reward):
        self.memory.append((state, reward))

    def sample(self, n):
        return random.sample(self.memory, n)

    def __len__(self):
        return len(self.memory)


random.seed(0)
memory = Replay(50)
for step in range(200):
    memory.push(step, step * 0.5)
print(len(memory), memory.memory[0], memory.memory[-1])
batch = memory.sample(3)
print(batch)
states = [state for state, reward in batch]
print(states, sum(r for _, r in memory.memory))
recent = deque([0.5] * 3, maxlen=4)
for loss in [1.0, 2.0, 3.0]:
    recent.append(loss)
    print(f"{sum(recent) / len(recent):.3f}", list(recent))
