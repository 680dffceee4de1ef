# Sets, slices, deletion and unpacking of boxed values.
import json

data = json.loads('{"xs": [5, 3, 8, 1], "tags": ["b", "a", "b"], "pair": [1, "x"], "nested": [[1, 2], [3, 4]]}')
xs = data['xs']
print(xs[1:3], xs[::-1], xs[-2:], sorted(xs), sorted(xs, reverse=True), max(xs), min(xs), sum(xs))
xs[1:3] = [9, 9, 9]
del xs[0]
print(xs, len(xs), any(xs), all(xs))
tags = set(data['tags'])
print(len(tags), 'a' in tags, sorted(tags))
n, s = data['pair']
print(n, s)
for a, b in data['nested']:
    print(a, b, a + b)
(a, b), c = data['nested']
print(a, b, c)
print(list(data), list(data['pair']), tuple(data['pair']), dict(data)['pair'])
del data['nested']
print([k for k in data], [v for v in data.values()], data == json.loads(json.dumps(data)))
print([x for x in data['xs'] if x > 1], {t: len(t) for t in data['tags']})
word = data['tags'][0]
print(word * 3, word.upper() + '!', word.join(['1', '2']), 'z'.join(data['tags']), word.ljust(3) + '|')
