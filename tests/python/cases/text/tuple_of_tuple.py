# tuple(x) of what is a tuple already.
def f(*xs):
    return tuple(xs)
def g():
    return 1, "a"
ys = [1, 2]
print(f(*ys), f(*range(3)), tuple((1, 2.5)), tuple(g()), tuple(tuple(ys)))
pair = (3, "x")
same = tuple(pair)
print(same, same is pair, tuple([]) + tuple(pair), tuple(f(*ys))[1:])
for name, size in tuple(zip("ab", tuple(ys))):
    print(name, size)
d = {tuple(pair): 1}
print(d[3, "x"], tuple(sorted(tuple(ys), reverse=True)))
