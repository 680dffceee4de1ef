# or and and as values: with None, of unlike types
print(0 or None)
print([] and "x")
print(None or "default")
print("" or 0 or None)
x = None
y = x or 5
print(y)
name = "" 
print(name or None)
def f(a=None, b=None):
    return a or b
print(f(), f(1), f(None, "s"))
cfg = {"lr": 0}
print(cfg.get("lr") or "none")
print(1 and None)
print((0, 1)[0] or "zero")
print(type(None), type(...), type(len), type(print))
print(type(None).__name__)
print(None and 1)

