class Stack(list):
    def push(self, x):
        self.append(x)
    def peek(self):
        return self[-1]

class History(list):
    def __init__(self, name):
        super().__init__()
        self.name = name
    def mean(self):
        return sum(self) / len(self)

s = Stack()
s.push(1)
s.push(2)
print(s, s.peek(), len(s), s.pop(), isinstance(s, list))
h = History("loss")
h.append(1.0)
h.append(2.0)
print(h.name, h.mean(), h, h[0])
for x in h:
    print(x)
