# Loops of a training script without the training: early stopping, best value, schedules.
def losses():
    value = 2.0
    while True:
        yield value
        value *= 0.5


best, best_epoch, patience = float("inf"), -1, 0
history = []
stream = losses()
for epoch in range(1, 20):
    loss = next(stream)
    if epoch > 4:
        loss = 0.5
    history.append(loss)
    if loss < best:
        best, best_epoch, patience = loss, epoch, 0
    else:
        patience += 1
        if patience >= 3:
            print(f"stopping at epoch {epoch}")
            break
else:
    print("ran to the end")
print(best, best_epoch, history)
milestones = [3, 6]
lr = 0.1
for epoch in range(8):
    if epoch in milestones:
        lr *= 0.1
    print(epoch, f"{lr:.4f}", end="; ")
print()
step = 0
for epoch in range(2):
    for batch_idx, (data, target) in enumerate([([1, 2], 0), ([3, 4], 1)]):
        step += 1
        if batch_idx % 2 == 0:
            print(f"epoch {epoch} batch {batch_idx} sum {sum(data)} target {target} step {step}")
