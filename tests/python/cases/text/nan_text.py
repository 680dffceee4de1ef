# nan and inf in every kind of text, also those that arithmetic makes.
inf = float("inf")
nan = inf - inf
for x in [nan, -nan, inf * 0, inf, -inf]:
    print(f"{x:.3f} {x:8.2f}|{x:<8.1f}|{x:08.2f} {x:e} {x:g} {x} {x!r}", "%.2f %5.1f %06.2f %s" % (x, x, x, x), "{:.1f}".format(x), str(x), [x])
    text = f"{x:.2f}" + "%.1f" % x
    print(text, len(text))
losses = [0.5, nan, 2.0]
print(max(losses[0], losses[2]), losses[1] == losses[1], losses[1] > 0, min(nan, 1.0), max(1.0, nan))
