"""Epoch lines as training scripts print them: f-strings with widths, nested specs, conversions and `=`."""
import math

history = {"train_loss": [2.30258, 1.10231, 0.4431], "val_acc": [0.1, 0.5412, 0.87654]}
epochs = len(history["train_loss"])
digits = len(str(epochs * 100))
for epoch in range(epochs):
    loss, acc = history["train_loss"][epoch], history["val_acc"][epoch]
    print(f"Epoch {epoch + 1:3d}/{epochs:<5d}| loss {loss:8.4f} | acc {acc:6.2%} | ppl {math.exp(loss):.3g}")
    print(f"[{epoch * 100:0{digits}d}/{epochs * 100}] {loss:>{12}.{digits}f}|{acc:^+10.2f}|{loss:e}|{loss:.2E}")

name = "resnet18"
lr = 3e-4
print(f"{name!r:>12}|{name!s:<12}|{name:^12}|{name:*^14}|{name:.3}|{name!a}")
print(f"{lr=} {lr=:.6f} {epochs = } {name=!s} {name = !r}")
print(f"{1234567:,} {1234567.891:,.2f} {1234567:_} {255:#x} {255:#010b} {255:o} {255:X}")
print(f"{-3:+d} {3:+d} {3: d} {-3: d} {3.0:+.1f} {0:05d} {-7:05d} {-1.5:08.3f}")
print(f"{True} {True:d} {True:5} {None} {None!r:>6} {[1, 2.5, 'a']} {(1,)} {{'a': 1}} {{literal}}")
print(f"{float('inf')} {float('-inf'):.2f} {float('nan'):8.3f}| {1e16} {1e-5} {123456789.0} {1e22}")
width, precision = 10, 3
print(f"{math.pi:{width}.{precision}f}|{math.pi:<{width}}|{'x':{'>'}{width}}|")
print(f"{'multi' 'part'} {'a' if lr < 1 else 'b'} {max(1, 2)} {[x * x for x in range(3)]} {(lambda v: v + 1)(2)}")
print(f"params: {sum([10, 20, 30]) / 1e6:.2f}M" f", time: {125.0 // 60:.0f}m {125.0 % 60:.0f}s")
print(f"{0.5:.0f} {1.5:.0f} {2.5:.0f} {1e10:g} {123456789:g} {0.0001:g} {0.00001:g} {100000.0:g} {1000000.0:g}")
print(f'{"nested":>{width}} {history["val_acc"][-1]:.1f} {", ".join(f"{v:.2f}" for v in history["val_acc"])}')
