def f(op, a, b):
    try:
        if op == ">>=":
            a >>= b
        elif op == "<<=":
            a <<= b
        elif op == "+=":
            a += b
        elif op == "-=":
            a -= b
        elif op == "*=":
            a *= b
        elif op == "/=":
            a /= b
        elif op == "//=":
            a //= b
        elif op == "%=":
            a %= b
        elif op == "**=":
            a **= b
        elif op == "&=":
            a &= b
        elif op == "|=":
            a |= b
        elif op == "^=":
            a ^= b
        elif op == "@=":
            a @= b
    except TypeError as e:
        return str(e)
    return a
items = [1, "a", None, [1], 2.5, {"k": 1}]
for op in [">>=", "<<=", "+=", "-=", "*=", "/=", "//=", "%=", "**=", "&=", "|=", "^=", "@="]:
    for a in items:
        for b in items:
            if isinstance(a, str) and op == "%=":
                continue
            if op in ("+=",) and isinstance(a, list):
                continue
            if op == "|=" and isinstance(a, dict):
                continue
            if op == "*=" and isinstance(a, int) and isinstance(b, list):
                continue
            x = [1] if isinstance(a, list) else a
            y = dict(a) if isinstance(a, dict) else x
            print(op, a, b, f(op, y, b))

def alias(op, a, b):
    c = a
    if op == "*":
        a *= b
    elif op == "-":
        a -= b
    elif op == "&":
        a &= b
    elif op == "^":
        a ^= b
    elif op == "|":
        a |= b
    return c, a is c
things = [[1, 2], {1, 2}, (3,), 5, frozenset({7})]
print(alias("*", things[0], 2), things[0])
print(alias("-", things[1], {1}), alias("^", things[1], {9}), alias("&", things[1], {9, 2}), alias("|", things[1], {4}), things[1])
print(alias("*", things[2], 2), alias("-", things[3], 2), alias("|", things[4], {1}))
