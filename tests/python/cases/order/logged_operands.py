# Operands that print, in arithmetic, comparisons, and, or and conditional expressions.
def step(value):
    print("step", value)
    return value


print(step(1), step(0) or step(3), step(4) and step(5))
print(step("a") + (step("") or step("b")), [step(i) for i in range(2)], step(9))
print(step(1) + sum(step(i) for i in range(3)) * step(2))
print(step(7) < step(8) < step(9), step(10))
print(step(3) < step(2) < step(1), step(10) > len([step(x) for x in (1, 2)]))
print(step(1) if step(0) else step(2), step(6) - (step(5) if step(1) else step(4)))
total = step(1) + (step(2) if step(True) else step(3)) + max(step(i) for i in (4, 5))
print(total, not (step(0) or step(0)), -step(4) + len({step(i) for i in (1, 1)}))
if step(2) > len([step(i) for i in range(1)]) and step(3):
    print("both")
while step(total) < sum(step(i) for i in (4, 5)):
    total += step(1)
print(total)
