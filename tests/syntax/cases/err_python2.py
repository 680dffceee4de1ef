try:
    pass
except E, e:
    raise E, "text"
exec "code"
if a <> b: pass
def f((a, b)): pass
