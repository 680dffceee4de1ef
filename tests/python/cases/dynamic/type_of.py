# type() of boxed values, compared and named.
class Point:
    pass


values = [1, 2.5, 'x', None, [1], (1,), {'a': 1}, True, {2}, Point()]
for v in values:
    print(type(v).__name__, type(v) == int, type(v) is str, type(v) in (list, tuple), isinstance(v, (int, float)))
print(type(values[0]), type(values[1]), type(values[3]), type(values[0]) == type(values[7]))
v = values[0]
if type(v) == int:
    print(v + 1)
w = values[2]
if type(w) is str:
    print(w.upper() + '!')
print(type(values[9]) is Point, isinstance(values[9], Point), isinstance(values[0], Point))
