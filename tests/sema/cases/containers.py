xs = []
ys = xs
ys.append(1.5)
names = {}
names['a'] = 3
seen = set()
seen.add('k')
pairs = [(1, 'a'), (2, 'b')]
for number, text in pairs:
    names[text] = number
squares = {n: n * n for n in range(4)}
evens = [n for n in range(10) if n % 2 == 0]
first, *rest = evens
(p, q), r = (1, 'two'), 3.0


def fill(items, value):
    items.append(value)


more = []
fill(more, 'x')
for key, value in squares.items():
    print(key, value)
for i, (u, v) in enumerate(zip(evens, more)):
    print(i, u, v)
words = 'a b'.split()
lengths = list(map(lambda w: len(w), words))
