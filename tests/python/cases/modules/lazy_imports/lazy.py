"""Runs once, whoever imports it first."""
print("lazy runs")
scale = 10
calls = 0
table = []
for i in range(4):
    table.append(i * i)


def total(n):
    global calls
    calls += 1
    return sum(table[:n])
