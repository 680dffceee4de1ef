# Bounds of slices that may be None
xs = list(range(10))
def bound(flag):
    return None if flag else 3
a = bound(True); b = bound(False)
print(xs[a:b], xs[b:a], xs[a:a:2], "hello"[a:b])
st = None if len(xs) > 100 else 2
print(xs[::st])
xs[a:b] = [7]
print(xs)
