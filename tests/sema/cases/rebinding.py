# A name rebound to another representation is another variable; what meets at a use is one.
x = '5'
x = int(x)
x = x + 1
y = 0
if x > 3:
    y = 0.5
print(y)
data = None
for i in range(3):
    if data is None:
        data = [i]
    data.append(i)
z = 'text'
z = [1.0]


def f():
    v = 1
    while v < 10:
        v = v * 1.5
    return v


f()
