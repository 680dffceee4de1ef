def f():
    x = (a +
b)
    y = [1,  # one
# two
2]
    (bar.
baz)
    return (yield
)
class A:
    def g(self):
        from a import (
b,
    c)
        with (
a as b,
c as d
): pass
        assert (a
), b
        z = 1 + \
2
        w = {
"a": 1,  # in
**b,
}[
1:
2]
        return not (
b) and [a for
a in
b if
c]
