# while with conditions of all kinds, continue, nested break, computed limits.
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
stack = [1]
seen = []
while stack:
    x = stack.pop()
    seen.append(x)
    if x < 4:
        stack.append(x * 2)
        stack.append(x * 2 + 1)
print(seen)
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i)
lo, hi = 0.0, 2.0
while hi - lo > 1e-6:
    mid = (lo + hi) / 2
    if mid * mid < 2:
        lo = mid
    else:
        hi = mid
print(round(lo, 4))
queue = [("a", 0)]
while queue and queue[0][1] < 3:
    name, depth = queue.pop(0)
    queue.append((name + "x", depth + 1))
print(queue)
while i > 0 and (i := i - 3) > -5:
    print(i)
