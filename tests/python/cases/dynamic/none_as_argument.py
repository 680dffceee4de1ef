"""A field that nothing has given a number yet, as an argument of functions and operators."""
import math, sys
class Best:
    def __init__(self):
        self.best = None
        self.loss = None
b = Best()
if len(sys.argv) > 3:
    b.loss = float(sys.argv[1])
def a1(): return abs(b.loss)
def a2(): return math.sqrt(b.loss)
def a3(): return round(b.loss, 2)
def a4(): return math.floor(b.loss)
def a5(): return max(b.loss, 1.0)
def a6(): return int(b.loss)
def a7(): return min([1.0, b.loss])
def a8(): return sum([1.0, b.loss])
def a9(): return f"{b.loss:.2f}"
def a10(): return "%.3f" % b.loss
def a11(): return "{:.3f}".format(b.loss)
def a12(): return sorted([b.loss, 2.0])
def a13(): return [1.0] * 3 + [b.loss]
def a14(): return float(b.loss)
def a15(): return str(b.loss)
def a16(): return pow(b.loss, 2)
for f in (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16):
    try:
        print(f())
    except TypeError as e:
        print("TypeError:", e)
