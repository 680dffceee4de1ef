"""A moving average over a window, and a queue of work."""
from collections import deque

window = deque(maxlen=3)
for value in [1.0, 2.0, 3.0, 4.0, 5.0]:
    window.append(value)
    print(sum(window) / len(window), list(window))
work = deque(["a", "b"])
work.extend(["c"])
work.appendleft("z")
work.rotate(-1)
print(work, work.index("b"), work.count("a"), "c" in work)
while work:
    print(work.pop(), len(work))
try:
    work.popleft()
except IndexError as e:
    print(e)
