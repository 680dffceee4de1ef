import os
print "hello"
print x, y
print >>f, x
