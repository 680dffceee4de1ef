# Sorting: stability, keys, reverse, several criteria.
people = [("ann", 30), ("bob", 25), ("cid", 30), ("dan", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[0][-1]))
people.sort(key=lambda p: p[0], reverse=True)
print(people)
words = ["banana", "Apple", "cherry", "apple", "Banana"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (len(w), w)))
scores = {"a": 3, "b": 1, "c": 3}
print(sorted(scores, key=scores.get), sorted(scores, key=lambda k: (-scores[k], k)), max(scores, key=lambda k: scores[k]))
order = sorted(range(len(words)), key=lambda i: words[i])
print(order, [words[i] for i in order], sorted([[2, 1], [1, 5], [1, 2]]), sorted([(1, "b"), (1, "a")]))
nums = [3.5, -1.0, 2.25]
nums.sort()
print(nums, sorted(nums, reverse=True), nums[::-1], sorted([True, False, True]))
