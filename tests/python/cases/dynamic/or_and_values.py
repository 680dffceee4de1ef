# and, or and not give their operands, of whatever type they are.
values = [0, '', 'text', None, [], 3, 2.5, {}]
for v in values:
    print(v or 'empty', v and 'full', not v, bool(v))
name = values[1] or values[2]
count = values[0] or values[5] or 7
print(name, count, values[3] or values[6], values[5] and values[2])
label = values[2] if values[5] > 2 else values[0]
print(label, [v for v in values if v], len([v for v in values if not v]))
x = None
y = x or {'a': 1, 'b': 'two'}
print(y, y['b'])
while values:
    last = values.pop()
    if last:
        print('last', last)
        break
