import math

words = 'the cat and the dog and the bird'.split()
counts = {}
for w in words:
    if w in counts:
        counts[w] += 1
    else:
        counts[w] = 1
for w, n in counts.items():
    print('{:>6} {:3d} {:.1%}'.format(w, n, n / len(words)))
print(sorted(set(words)), max(counts.values()), sum(len(w) for w in words))

squares = [x * x for x in range(10) if x % 2]
print(squares, squares[-2:], sum(squares), -7 // 2, -7 % 3, 2 ** 10, 7 / 2)
pairs = {i: c for i, c in enumerate('abc')}
print(pairs, [pairs[i] for i in range(3)])

i = 0
while i < 10:
    i += 3
    if i == 6:
        continue
    print(f'{i=} {math.sqrt(i):.3f}', end=';')
print()

for i in range(3):
    pass
print('after the loop', i)


def stats(values, scale=1.0):
    total = sum(values)
    return total * scale, total / len(values)


total, mean = stats([1.5, 2.5, 3.5], scale=2)
print(total, mean, round(mean, 1), abs(-3), min(4, 2.5), float('inf'), 1e-05, 1e16, 100.0)
a, b = 1, 2
a, b = b, a
print(a, b, not a, a > b or b == 2, a if b else 7)
text = 'Hello, World'
print(text.lower(), text[1:4], text[-1], len(text), text.replace('l', 'L'), 'World' in text, text.find('W'))
print('%5.2f|%-5s|%03d' % (3.14159, 'ab', 7), 'list')
