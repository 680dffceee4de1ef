await x
async for x in y: pass
def f():
    async with a: pass
    [x async for x in y]
    await z
async def g():
    yield from x
    yield
    return 1
