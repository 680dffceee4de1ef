# Log lines as training scripts print them.
epochs, steps, lr = 3, 4, 1e-3
best = float("inf")
history = {"loss": [], "acc": []}
for epoch in range(epochs):
    total, correct = 0.0, 0
    for step in range(steps):
        loss = 1.0 / (epoch * steps + step + 1)
        total += loss
        correct += (step + epoch) % 3
        if step % 2 == 0:
            print("Epoch: [{0}][{1}/{2}]\tLoss {loss:.4f} ({avg:.4f})".format(epoch, step, steps, loss=loss, avg=total / (step + 1)))
    history["loss"].append(total / steps)
    history["acc"].append(100.0 * correct / 12)
    print("Train Epoch: {} [{:>5}/{} ({:.0f}%)]\tLoss: {:.6f}".format(epoch, step * 64, 60000, 100.0 * step / steps, total))
    print(f"epoch {epoch + 1:03d}/{epochs:03d} | lr {lr:.1e} | loss {total / steps:7.4f} | acc {history['acc'][-1]:5.2f}%")
    print("| epoch %3d | %5d/%5d batches | loss %5.2f | ppl %8.2f" % (epoch, step, steps, total, 2.718281828 ** total))
    if total < best:
        best, lr = total, lr * 0.1
        print("=> saved checkpoint '{}' (best {:.3f})".format("model_%02d.pt" % epoch, best))
print("-" * 40)
print("final:", {k: [round(v, 3) for v in vs] for k, vs in history.items()})
print("%-10s %10s" % ("metric", "value"))
for key in sorted(history):
    print("%-10s %10.3f" % (key, history[key][-1]))
print("{:=^40}".format(" done "))
