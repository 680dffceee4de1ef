words = ["pear", "fig", "banana", "kiwi", "apple"]
print(sorted(words, key=len))
print(sorted(words, key=len, reverse=True))
print(sorted(words, key=lambda w: w[-1]))
print(sorted(words, key=str.upper))
scores = {"ann": 3, "bob": 7, "cid": 5}
print(sorted(scores.items(), key=lambda kv: kv[1], reverse=True))
print(sorted(scores, key=lambda name: -scores[name]))
print(min(scores, key=lambda k: scores[k]))
print(max(scores.items(), key=lambda kv: kv[1])[0])
points = [(2, 1), (1, 5), (3, 0)]
points.sort(key=lambda p: p[1])
print(points)
points.sort(key=lambda p: (-p[0], p[1]))
print(points)
print(max(points, key=lambda p: p[0] * p[1]))


def distance(p):
    return (p[0] ** 2 + p[1] ** 2) ** 0.5


print(min(points, key=distance))
print(max(3, 9, 2), min(2.5, 1.5, 4.0), max("a", "c", "b"), min("x", "yy", key=len))
print(max([], default=-1), max([1, 5], default=-1), min([x for x in [1, 2] if x > 5], default=None))
print(max(range(10), key=lambda i: (i * 7) % 10))


class Item:
    def __init__(self, name, cost):
        self.name = name
        self.cost = cost

    def value(self):
        return -self.cost


items = [Item("a", 3), Item("b", 1), Item("c", 2)]
print([i.name for i in sorted(items, key=lambda i: i.cost)])
print([i.name for i in sorted(items, key=Item.value)])
print(max(items, key=lambda i: i.cost).name)
items.sort(key=lambda i: i.name, reverse=True)
print([i.name for i in items])
print(sorted(words, key=lambda w: (len(w), w)))
