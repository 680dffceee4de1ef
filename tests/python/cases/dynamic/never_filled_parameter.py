items = [("a", 1), ("b", [2])]
context = {}
def fmt(items, context):
    out = []
    for i, (key, ent) in enumerate(items):
        last = i == len(items) - 1
        if id(ent) in context:
            out.append("...")
        else:
            out.append(key + "=" + repr(ent))
    return out
print(fmt(items, context), fmt([("k", "v")], {}))
