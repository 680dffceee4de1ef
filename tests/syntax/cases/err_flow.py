return 1
yield x
break
continue
class A:
    return
    yield
if a:
    break
def f():
    break
    for x in y:
        def g():
            continue
    [(yield) for x in y]
for x in y: pass
else:
    break
