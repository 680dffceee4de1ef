# The operands of a value that := names keep Python's order.
calls = 0
def note(x):
    global calls
    calls += 1
    return x + calls
def opt(p, *rest, beta=1, **others):
    total = p + beta * 2 + len(rest)
    for key, value in others.items():
        total += value if key != 'lr' else -value
    return total % 1009
print(opt(note(calls), **{'lr': calls, 'net': 2}))
a = opt(note(calls), **{'lr': calls, 'net': 2})
print(a)
if (v := note(opt(note(calls), **{'lr': calls, 'net': 2}))):
    print(v)
print(opt(note(calls), lr=calls))
