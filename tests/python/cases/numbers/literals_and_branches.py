import sys

VERBOSE = False
scale = 1
if len(sys.argv) > 3:
    scale = 0.5
print(scale)
lr = 1 if VERBOSE else 1e-3
print(lr)
momentum = 0
decay = 0.0
if momentum:
    decay = momentum
print(momentum, decay)
try:
    value = int("3")
except ValueError:
    value = 0.5
print(value, value / 2)
try:
    ratio = 1 / int("0")
except ZeroDivisionError:
    ratio = 0
print(ratio)
with open(__file__) as f:
    size = 0
    for line in f:
        size += len(line) / 1000
print(size > 0, f"{size:.0f}")
mode = "max"
best = {"max": -1, "min": 1e9}[mode]
print(best)
threshold = 0.5 if mode == "min" else 1
count = sum(1 for x in [0.2, 0.7, 1.5] if x > threshold)
print(threshold, count, count / 3)
grid = [(lr, wd) for lr in (1, 0.1) for wd in (0, 1e-4)]
for lr, wd in grid:
    print(lr, wd)
steps = 0
while True:
    steps += 1
    if steps >= 3:
        steps /= 2
        break
print(steps)
for i in range(3):
    level = i if i < 2 else i / 4
print(level)
