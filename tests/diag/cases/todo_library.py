# expect: T2M2171 line 4 "getsizeof"
import sys

print(sys.getsizeof([1, 2]))
