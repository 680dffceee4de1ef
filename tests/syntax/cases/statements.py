a = b = c, d = e
a, *b = c
[a, b], (c, d) = e
(a) = 1
x.y = x[0] = *a, *b
a += 1; b **= 2; c //= d, e; d @= f
x: int
x: List[int] = []
(x): int = 1
x.y: "str"
z: Tuple[int, ...] | None = None
del a, b[0], (c, d)
del (x)
assert a, "message"
assert (a,
        b)
raise
raise E
raise E from None
pass; pass;
for i, (j, k) in x: pass
else: pass
for x in *a, b: break
while x:
    continue
else:
    pass
if a: b
elif c: d
elif e: f
else: g
with a: pass
with a as b, c as (d, e): pass
with (a as b, c): pass
with (a, b): pass
with (a, b) as c: pass
with (yield_): pass
try:
    pass
except A:
    pass
except (B, C) as e:
    pass
except:
    raise
else:
    pass
finally:
    pass
try: pass
except* A as b: pass
global g1, g2
print
print (a), b
exec("x")
match = case = type = _ = 1
match.group(1)
match[0] = case
type(x)
