# str.format: numbering, names, attributes, indices, nested specs.
print("{} {} {}".format(1, "two", 3.0), "{0} {1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{} {k}".format(0, k=5))
print("{0[1]} {1[key]} {2.real}".format([10, 20], {"key": "v"}, 7), "{d[a]}".format(d={"a": 1}))
print("{:>8}|{:<8}|{:^8}|{:*^9}|{:08.3f}|{:,}|{:+d}|{:x}|{:.1%}".format("r", "l", "c", "m", 3.14159, 1234567, 5, 255, 0.256))
print("{:{}}|{:{w}.{p}f}|{!r:>5}|{!s}".format("a", 5, 2.5, "q", "s", w=8, p=2))
print("{{}} {{{}}}".format(1), "{0:{1}}".format(5, 4), "{a!r}".format(a="x"))
template = "epoch {epoch:>3d} | loss {loss:.4f}"
for epoch in range(2):
    print(template.format(epoch=epoch, loss=1 / (epoch + 1)))
params = {"lr": "0.01", "name": "adam"}
print("{name}: {lr}".format(**params), "{}-{}".format(*[1, 2]))
rows = [("a", 1), ("bb", 22)]
for row in rows:
    print("{0:<4}{1:>4}".format(*row))
header = "{:<10}" + "{:>8}" * 2
print(header.format("layer", "in", "out"))
print(format(3.14159, ".2f"), format(255, "x"), format("s", ">4"), format(7), format(True), format(1234.5, ","))
