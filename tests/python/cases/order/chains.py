# What a chained comparison, `and` or `or` does not need is not evaluated.
def log(value):
    print("log", value)
    return value


print(log(1) > log(2) > sum(log(i) for i in range(3)))
print(log(1) < log(2) < sum(log(i) for i in range(3)))
print(log(1) < len([log(i) for i in (1, 2)]) < log(3) < log(2) < log(9))
print(log(0) and sum(log(i) for i in range(3)), log(1) or [log(i) for i in range(2)])
print(log(1) and log(2) < len([log(i) for i in (1, 2, 3)]) and log(0) and log(8))
low, high = 1, 5
if low < log(3) <= high and log("x"):
    print("inside")
if not log(0) < log(0) <= sum(log(i) for i in (1, 2)) or log(4) == log(5) == log(6):
    print("outside")
assert log(1) <= log(1) <= max(log(i) for i in (1, 2)), "never"
