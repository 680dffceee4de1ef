[a, 1] = b
x = 1
f(a).b() = 2
y = 1
a + 1 = c
