import first


def heavy(n):
    import lazy
    from lazy import scale, table as squares
    return lazy.total(n) * scale + squares[2]


def switch(flag):
    if flag:
        import plugin_a
        return plugin_a.NAME
    import plugin_b
    return plugin_b.NAME


print("start")
print(heavy(3))
print(heavy(4))
if first.READY:
    import lazy
    print(lazy.calls)
print(first.use())
for i in range(2):
    import plugin_b
    print(plugin_b.NAME, i)
print(switch(True), switch(False))
