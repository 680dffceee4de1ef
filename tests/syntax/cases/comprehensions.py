[x for x in y]
{x: y for x, y in z if x if y}
{x for x in y for z in x if z}
sum(x ** 2 for x in y)
[[a for a in b] for b in c]
[x for x in (a if b else c)]
f(x for x, in y)
[y := f(x), y ** 2]
[i for i in [*range(4)]]
async def g():
    return [x async for x in y if await z]
