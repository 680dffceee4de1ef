# Contexts in tuples and lists; a context class as decorator; return inside with
import contextlib, time
class Profile(contextlib.ContextDecorator):
    def __init__(self, t=0.0):
        self.t = t
    def __enter__(self):
        self.start = 1
        return self
    def __exit__(self, type, value, traceback):
        self.dt = 2
        self.t += self.dt
dt = (Profile(), Profile(), Profile())
for i in range(2):
    with dt[0]:
        print("a")
    with dt[1]:
        print("b")
print([x.t for x in dt])
dts = [Profile() for _ in range(2)]
with dts[1] as p:
    print(p.start)
@Profile()
def work(x):
    return x + 1
print(work(1))
class P:
    def __enter__(self): return self
    def __exit__(self, *a):
        print("exit")
def f(x):
    with P():
        return x + 1
print(f(1))
