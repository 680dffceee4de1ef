loss = 0
for b in range(3):
    loss += b * 0.1
print("loss: %.3f" % loss, "loss: %s" % loss, "%d items" % loss, "%5.1f|%e" % (loss, loss), "%s %s" % (loss, 1))
print("{:.2f} {}".format(loss, 2), "{0:>8.3f}|{0}".format(loss), "{a:.1f} {b}".format(a=loss, b=1))
print(f"{loss:.2f} {loss:8.3f} {loss:e} {loss:g} {loss:.0%}")
print(f"{loss} {loss!r:>10} {loss:>8} {loss:}")
w = 8
print(f"{loss:{w}.2f}|{loss:<{w}}|")
n = 3
for i in range(1):
    n = n / 1
print(f"{n:g} {n:,.1f} {n:+.1f}", "%g" % n, "%i" % n, str(n), repr(n), "n=" + str(n))
print(n, n, sep=", ", end="!\n")
fmt = "{:.2f}" if n > 1 else "{}"
print(fmt.format(n), format(n, ".3f"), format(n), format(3, "05d"))
