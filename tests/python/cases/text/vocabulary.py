# A vocabulary from text: sets, counts, sorting, encoding and decoding.
corpus = "the cat sat on the mat the dog sat on the log"
words = corpus.split()
vocab = sorted(set(words))
word_to_id = {w: i for i, w in enumerate(vocab)}
id_to_word = {i: w for w, i in word_to_id.items()}
ids = [word_to_id[w] for w in words]
print(len(vocab), vocab, ids)
print(" ".join(id_to_word[i] for i in ids) == corpus)
counts = {}
for w in words:
    if w not in counts:
        counts[w] = 0
    counts[w] += 1
ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
for word, count in ordered:
    print(f"{word:<5}{count:>3}{'*' * count:>6}")
unk = set(words) - {"the", "on"}
print(unk, len(unk), "the" in unk)
pairs = list(zip(words, words[1:]))
print(pairs[:3], len(set(pairs)), ("the", "cat") in pairs)
chars = sorted(set(corpus.replace(" ", "")))
print("".join(chars), {c: corpus.count(c) for c in "aeiou"})
