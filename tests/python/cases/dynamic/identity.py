# `is`, equality across types, membership.
values = [1, 1.0, True, '1', None, [1], (1,), {1}, {1: 1}]
for i, a in enumerate(values):
    print([a == b for b in values], a is None, a is values[i])
print(values[0] in [True], '1' in values, None in values, [1] in values, (2,) in values)
print(values[0] is True, values[2] is True, values[4] is None, values[5] is values[5], values[3] is not None)
print({values[0]: 'one', values[3]: 'text'}, values[0] != values[3], values.count(1), values.index('1'))
