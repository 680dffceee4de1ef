def leave(a):
    return a


def other(a):
    return a + 1


hooks = {"a": leave, "b": 3}
print(leave(1), other(2))
print(hooks["a"] is leave, hooks["a"] is other, hooks["a"] == leave, hooks["b"] is leave, hooks["b"] is not other)


def get(name):
    return hooks[name]


print(get("a") is leave, get("b") is other)
f = get("a")
if f is not other:
    print(f(5))
