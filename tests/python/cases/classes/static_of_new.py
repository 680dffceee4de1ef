# Static methods of objects that are made for the call
class K:
    count = 0
    def __init__(self): K.count += 1
    @staticmethod
    def helper(a, b=2): return a * b
print(K().helper(1, b=7))
print(K.count)
K().helper(3)
print(K.count)
