# Objects with operators of their own among other values.
class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __getitem__(self, i):
        return self.x if i == 0 else self.y

    def __repr__(self):
        return 'Vec(%s, %s)' % (self.x, self.y)

    def __len__(self):
        return 2

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __call__(self, scale):
        return self.x * scale


items = [Vec(1, 2), 3, 'ab', Vec(3, 4)]
print(items[0] + items[3], items[1] + items[1], items[2] + items[2])
for v in items:
    print(v * 2)
print(items[0][1], items[2][0], len(items[3]), len(items[2]), items)
print(items[0] == items[3], items[0] == Vec(1, 2), items[3](10))
