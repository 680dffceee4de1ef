"""A name that is an int first and a float later prints as what it is."""
total = 0
print(total, total + 1, [total], f"{total:3d}|{total}")
for loss in [0.5, 0.25]:
    total += loss
    print(total)
print(total, total * 2)
count = 3
if total > 0.7:
    print(count // 2, count)
    count = count / 2
print(count)
best = 0
print("best", best, str(best), best == 0)
for accuracy in (50.5, 60.25):
    if accuracy > best:
        best = accuracy
print("best", best)
