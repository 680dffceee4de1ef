# Methods of list.
xs = [3, 1, 2]
xs.append(4)
xs.extend([5, 6])
xs.extend(range(7, 9))
xs.extend((9, 10))
xs += [11]
xs.insert(0, 0)
xs.insert(-1, 99)
xs.insert(100, 100)
print(xs, len(xs))
xs.remove(99)
print(xs.pop(), xs.pop(0), xs.pop(-2), xs)
print(xs.index(5), xs.index(5, 2), xs.index(5, 2, 6), xs.count(1), 4 in xs, 44 not in xs)
xs.reverse()
print(xs, xs[::-1], xs[1:3], xs[-2:], xs[:2], xs[::2])
xs.sort()
print(xs)
xs.sort(reverse=True)
print(xs, sorted(xs), min(xs), max(xs), sum(xs))
ys = xs.copy()
ys.clear()
print(ys, xs == ys, xs != ys, bool(ys), not xs)
print([1, 2] + [3], [0] * 3, 2 * [1, 2], [[0] * 2 for _ in range(2)], [] + [1])
del xs[0]
del xs[1:3]
del xs[-1]
print(xs)
words = ["pear", "fig", "apple"]
words.extend("ab")
words.sort()
print(words, "fig" in words, words.index("fig"))
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [2] > [1, 9], ["a"] <= ["b"], [1, 2] == [1.0, 2.0], [] < [0])
xs[1:2] = [7, 8, 9]
print(xs)
xs[:0] = [1]
xs[len(xs):] = [2]
print(xs)
nested = [[1, 2], [3]]
copied = list(nested)
copied[0].append(9)
print(nested, copied is nested, copied[0] is nested[0])
print(list("abc"), list(range(3)), list((1, 2)), list({"k": 1}), list({5}))
bools = [True, False]
print(all(bools), any(bools), sum(bools), [not b for b in bools], bools * 2)
