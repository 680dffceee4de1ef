# expect: T2M2171 line 5 "getsizeof"
# exit: 1
import sys

print(sys.getsizeof([1, 2]))
