"""A vocabulary from counts, as text models build it."""
from collections import Counter

text = "the quick brown fox jumps over the lazy dog the end"
counts = Counter(text.split())
vocab = {"<pad>": 0, "<unk>": 1}
for word, n in counts.most_common():
    if n >= 1:
        vocab[word] = len(vocab)
print(vocab)
ids = [vocab.get(w, vocab["<unk>"]) for w in "the slow fox".split()]
print(ids, len(vocab))
pairs = Counter(zip(text, text[1:]))
print(pairs.most_common(3))
labels = [0, 1, 1, 2, 2, 2]
per_class = Counter(labels)
weights = [len(labels) / per_class[c] for c in range(3)]
print(weights, per_class[9], sum(per_class.values()), max(per_class, key=per_class.get))
letters = Counter()
for word in ["aab", "bcc"]:
    letters.update(word)
print(letters, letters.most_common(1), dict(letters))
print(Counter("aab") - Counter("ab"), Counter("ab") | Counter("bb"), Counter("ab") & Counter("bb"))
