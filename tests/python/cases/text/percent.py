# The % operator on text.
print("%d %i %s %r %5d|%-5d|%05d|%+d|% d" % (1, 2, "x", "x", 42, 42, 42, 42, 42))
print("%f %.2f %8.3f|%-8.2f|%08.2f|%+.1f %e %.1e %g %G" % (1.5, 2.345, 3.14159, 2.5, -2.5, 1.25, 12345.678, 0.00012, 1e-5, 1e20))
print("%x %X %#x %o %#o %c %c %%" % (255, 255, 255, 8, 8, "A", 66))
print("%(name)s has %(count)03d items, %(ratio).1f%%" % {"name": 5, "count": 7, "ratio": 99})
print("%*d|%-*d|%.*f" % (6, 42, 6, 42, 2, 3.14159))
print("%s" % None, "%s %s" % (True, [1, 2]), "%s" % ((1, 2),), "%10s|%-10s|%.2s" % ("right", "left", "cut"))
print("one: %s" % 5, "%d" % 3.99, "%s" % 2.0, "%r" % "q'", "%a" % "é", "%5.1f%%" % 12.34)
epoch, loss = 3, 0.51234
fmt = "epoch %d loss %.3f"
print(fmt % (epoch, loss))
pair = (1, 2)
print("%d-%d" % pair)
print("%s=%d" % ("a", 1) + ";" + "%s" % "b")
