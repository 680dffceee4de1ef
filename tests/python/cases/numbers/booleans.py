print(True + True, True * 3, False - 1, True / 2, -True, ~True, True << 2, True & False, True | 2, True ^ True)
flag = 0
if True + 1 == 2:
    flag = True
print(flag, not flag, flag + 1)
found = False
for i in range(3):
    found = i if i == 1 else found
print(found)
correct = [True, False, True]
print(sum(correct), correct.count(True), max(correct), [int(c) for c in correct])
print(3 and True, 0 or False, 1 == True, 1.0 == True, True is True)
print({True: "yes", 1: "one"}, {0: "zero", False: "no", 0.0: "float"})
print(isinstance(True, int), isinstance(1, bool), type(True) == int, type(1) is int)
print(f"{True} {True:d} {False:.1f} {True!r:>6} {True:5}|", "%d %s %5.2f" % (True, True, True))
print([1, True, 0.5], (False, 0), bool(0.0), bool(-0.0), bool("0"), int(True), float(True))
total = 0
for c in correct:
    total += c
print(total)
count = 0
for c in correct:
    count += c == True
print(count)
