# A number that starts as an int and is divided in a loop.
x = 8
for i in range(3):
    print(x)
    x = x / 2
print(x)

n = 0
for i in range(0):
    n = n + 0.5
print("never", n)

total = 0
for value in [0.25, 0.5]:
    total += value
    print("so far", total)
print(total, total == 0.75, int(total), round(total, 1))

steps = 10
while steps > 1:
    steps = steps / 3 if steps > 5 else steps - 1
print(steps)
