def f():
# only a comment
x = 1
if x:
