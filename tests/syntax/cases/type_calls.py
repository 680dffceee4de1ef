type(self).count = 1
type(self).a[0].b(c).d = x
type(a, b)[0] = 1
type[x] = y
type[x, y] = z
type([a]).b = 1
type((a, b)).c = 1
type(x for x in y).z = 1
try: pass
except *A as b: pass
