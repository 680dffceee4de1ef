"""collections.Counter: vocabularies and label counts."""
from collections import Counter

words = "the cat sat on the mat the end".split()
c = Counter(words)
print(c, c["the"], c["dog"], len(c), c.most_common(2), c.total())
for w, n in c.most_common():
    print(w, n)
c.update(["dog", "cat"])
print(c["cat"], sorted(c), c.most_common(1)[0][0])
chars = Counter("mississippi")
print(chars, list(chars.elements())[:3])
e = Counter()
for x in [1, 2, 2, 3]:
    e[x] += 1
print(e, e + Counter([1, 1]), e - Counter([2]), e == Counter([2, 1, 3, 2]))
