a + b * c ** -d ** e - f @ g / h // i % j
a | b ^ c & d << e >> f
a ^ b & c ^ d & e & f
~a + -b - +c
not a and b or not c and d
a < b <= c == d != e > f >= g
a in b, a not in b, a is b, a is not b
a if b else c if d else e
lambda: (yield)
lambda x, /, y=1, *a, k, m=2, **kw: x
(x := 1), [y := 2, z], f(w := 3)
a.b.c[d](e)(f, *g, h=1, **i)
x[1], x[1:2], x[::], x[1:, ::2, ...], x[a,], x[*b], x[a:b, c]
-x ** 2, (a, b), (a,), (), [a, *b], {a, *b}, {a: b, **c}
print(*f(x), sep='')
