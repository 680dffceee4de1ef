from ..limits import LIMIT


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, word):
        self.total = min(self.total + len(word), LIMIT)


def count_words(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts
