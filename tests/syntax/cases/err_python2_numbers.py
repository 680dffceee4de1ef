a = 0777
b = 10L
c = 1__0
d = 1_
e = 0x
f = 12abc
