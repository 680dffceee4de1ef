(a, b): int = c
del f(), (a, [1])
with a as 1: pass
*a = b
*a, *b = c
(a, b) += 1
