import os
import pickle
import tempfile


class Vocabulary:
    def __init__(self):
        self.index = {}
        self.words = []

    def add(self, word):
        if word not in self.index:
            self.index[word] = len(self.words)
            self.words.append(word)
        return self.index[word]

    def save(self, path):
        with open(path, "wb") as f:
            pickle.dump((self.index, self.words), f, protocol=pickle.HIGHEST_PROTOCOL)

    def load(self, path):
        with open(path, "rb") as f:
            index, words = pickle.load(f)
        self.index = dict(index)
        self.words = list(words)


path = os.path.join(tempfile.mkdtemp(), "vocab.pkl")
vocabulary = Vocabulary()
print([vocabulary.add(word) for word in "the cat saw the other cat".split()])
vocabulary.save(path)
again = Vocabulary()
again.load(path)
print(again.words, again.index["other"], len(again.words))
if os.path.exists(path):
    cache = pickle.loads(open(path, "rb").read())
    print(cache[0] == vocabulary.index, cache[1][-1])
