"""The percent operator: one value, tuples, mappings, flags, stars, literal percent signs."""
loss, epoch, name = 0.48213, 7, "adam"
print("epoch %d loss %f" % (epoch, loss))
print("%s" % name, "%s" % loss, "%s" % [1, 2], "%s" % (("a", 1),), "%r" % name, "%s %s" % (None, True))
print("[%d/%d][%d/%d] Loss_D: %.4f Loss_G: %.4f D(x): %.4f D(G(z)): %.4f / %.4f" % (0, 25, 100, 1583, 0.51, 3.2, 0.77, 0.2, 0.05))
print("%5d|%-5d|%05d|%+d|% d|%i|%x|%X|%#x|%o|%c|%c" % (42, 42, 42, 42, 42, 42, 255, 255, 255, 8, 65, "B"))
print("%8.3f|%-8.3f|%08.3f|%+.1f|%.0f|%e|%.2E|%g|%G" % (3.14159, 3.14159, 3.14159, 2.5, 2.5, 12345.678, 12345.678, 0.0001, 1e-10))
print("%*d|%-*d|%.*f|%*.*f" % (6, 42, 6, 42, 2, 3.14159, 9, 3, 2.71828))
print("%10s|%-10s|%.2s|%10.3s|%%|%5.1f%%" % ("right", "left", "cut", "abcdef", 99.5))
print("%(name)s: %(loss).4f at %(epoch)03d (%(name)r)" % {"name": name, "loss": loss, "epoch": epoch})
print("checkpoint_%04d.pth.tar" % epoch, "fc%i" % epoch, "%d" % 3.99, "%s/%s" % ("out", "model.pt"), "%d%%" % 50)
print("Acc: %.3f%% (%d/%d)" % (100. * 45 / 64, 45, 64), "%1.3f" % 0.12345, "%3d: %-20s" % (3, "layer"))
message = "%s - %s" % (name.upper(), "%.2e" % 1e-4)
print(message, "%s" % {"a": 1}, "%d items" % len([1, 2, 3]), "%s" % 1e-05, "%5s|%-6s|" % (True, None))
template = "Time: %dh %dm %ds"
seconds = 3725
print(template % (seconds // 3600, seconds % 3600 // 60, seconds % 60))
print("a=%s, b=%s" % tuple(["x", 5]), "%s %s %s" % tuple(range(3)), "%d" % True, "%.3d" % 5, "%f" % 1)
for bad in ("%d", "%f"):
    try:
        print(bad % "text")
    except TypeError as error:
        print("TypeError:", error)
try:
    print("%s %s" % ("only one",))
except TypeError as error:
    print("TypeError:", error)
try:
    print("%s" % ("one", "two"))
except TypeError as error:
    print("TypeError:", error)
