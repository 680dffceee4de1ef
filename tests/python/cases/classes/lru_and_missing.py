from collections import OrderedDict, defaultdict

class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size
    def put(self, key, value):
        self[key] = value
        self.move_to_end(key)
        if len(self) > self.size:
            self.popitem(last=False)

c = LRU(2)
c.put("a", 1)
c.put("b", 2)
c.put("c", 3)
print(list(c.items()), c.size)

class Missing(dict):
    def __missing__(self, key):
        value = self[key] = len(key)
        return value
m = Missing()
print(m["abc"], m["x"], m)

class Tree(defaultdict):
    def __init__(self):
        super().__init__(int)
t = Tree()
t["a"] += 1
print(t["a"], dict(t))
