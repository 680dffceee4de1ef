# Slices of every form on lists, strings and tuples; slice assignment and deletion.
xs = list(range(10))
print(xs[2:5], xs[:3], xs[-2:], xs[::3], xs[::-1], xs[8:2:-2], xs[5:2], xs[-100:100])
s = "hello world"
print(s[1:4], s[::-1], s[-5:], s[:-6], s[::2])
t = (1, "two", 3.0, [4])
print(t[1:], t[:2], t[::-1], t[-2:], t[1:3])
a, b = t[:2]
print(a, b)
n = (5, 6, 7, 8)
k = 2
print(n[:2], n[-1:], sum(n[1:]))
xs[2:5] = [20, 30]
print(xs)
xs[:0] = [-1]
print(xs)
xs[len(xs):] = [100]
print(xs)
xs[::3] = [0] * len(xs[::3])
print(xs)
del xs[0]
del xs[-2:]
del xs[1:3]
print(xs)
del xs[::2]
print(xs)
copy = xs[:]
copy.append(1)
print(len(xs), len(copy))
d = {"a": 1, "b": 2}
del d["a"]
print(d)
first = copy[0]
copy.clear()
print(first, copy)
words = ["a", "b"]
w = words[0]
del words[0]
words[0] = "c"
print(w, words)
try:
    xs[::2] = [1, 2, 3, 4, 5, 6]
except ValueError as e:
    print(e)
