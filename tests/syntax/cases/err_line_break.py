x =
1
class A
(B): pass
