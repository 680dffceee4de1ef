# `best = 0` and then the accuracies.
def run(accuracies):
    best = 0
    best_epoch = -1
    for epoch, acc in enumerate(accuracies):
        if acc > best:
            best = acc
            best_epoch = epoch
            print(f"epoch {epoch}: new best {best:.2f}")
    print("best", best, "at", best_epoch)
    return best


print(run([0.25, 0.5, 0.375]) + 1)
print(run([]))
print(run([-1.0]))

lowest = float("inf")
for loss in [3, 2.5, 2]:
    if loss < lowest:
        lowest = loss
        print("lowest", lowest)
print(lowest)

best = None
for loss in [0.5, 0.25, 1]:
    if best is None or loss < best:
        best = loss
print(best)
