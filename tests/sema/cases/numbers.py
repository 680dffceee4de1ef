a = 1
b = 2.5
c = a + b
d = a // 2
e = a / 2
f = a ** 2
g = 2 ** -1
h = -a
i = not a
j = a < b < 3
k = a or d
if a and 'x' and not (b or ''):
    k = 3
l = True & False
m = 7 % 3 + (8 >> 1)
n = int(b)
o = float('inf')
p = c if j else d
total = 0
for q in range(3):
    total += q / 2
