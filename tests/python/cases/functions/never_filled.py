# Containers that nothing is ever put in: what takes something out of them raises.
def attempt(f):
    try:
        return f()
    except (KeyError, IndexError) as e:
        return f"{type(e).__name__}: {e}"


def run(f):
    try:
        f()
    except LookupError as e:
        print(type(e).__name__, e)


print(attempt(lambda: [].pop()))
print(attempt(lambda: {}.popitem()))
print(attempt(lambda: set().pop()))
run(lambda: {}["a"])
run(lambda: [][0])
run(lambda: {}.popitem())
queue = []
try:
    queue.pop()
except IndexError as e:
    print(e)
cache = {}
try:
    key, value = cache.popitem()
    print(key, value)
except KeyError as e:
    print(e)
print(cache.pop("a", None), cache.get("b"), cache.pop("a", 3))
try:
    print({}["a"])
except KeyError as e:
    print(e)
try:
    cache.pop("a")
except KeyError as e:
    print(e)
