# Windows, chunks and n-grams as scripts write them.
def chunks(xs, n):
    for i in range(0, len(xs), n):
        yield xs[i:i + n]


def windows(xs, size):
    return [xs[i:i + size] for i in range(len(xs) - size + 1)]


def ngrams(words, n):
    return list(zip(*[words[i:] for i in range(n)]))


print(list(chunks([1, 2, 3, 4, 5], 2)))
print(list(chunks("abcdefg", 3)))
print(windows([1, 2, 3, 4], 2))
print(ngrams("the cat sat down".split(), 2))
print(len(ngrams("a b c".split(), 3)))
pairs = list(zip("abc", "bcd"))
print(pairs[0], pairs[-1])
text = "hello"
vocab = {c: i for i, c in enumerate(sorted(set(text)))}
inverse = {i: c for c, i in vocab.items()}
ids = [vocab[c] for c in text]
print(ids, "".join(inverse[i] for i in ids))
