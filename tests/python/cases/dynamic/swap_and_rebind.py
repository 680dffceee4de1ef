# Names bound to one type after another.
x = 1
print(x + 1)
x = 'one'
print(x.upper())
x = [x, 2]
print(x, len(x))
a, b = 1, 'b'
a, b = b, a
print(a, b)
for item in [1, 'two', 3.0]:
    result = item
    if isinstance(item, str):
        result = len(item)
    print(result, item)
data = '5'
if len(data) == 1:
    data = int(data)
print(data * 2)
def convert(v):
    if isinstance(v, str) and v.isdigit():
        v = int(v)
    elif isinstance(v, str):
        v = None
    return v
print(convert('12'), convert('x'), convert(3))
state = None
for step in range(3):
    state = step if state is None else (state, step)
print(state)
