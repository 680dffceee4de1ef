"""Packages that give on what their modules define."""
import lib
from lib import Counter, LIMIT, count_words as count
from lib.core import top

words = "to be or not to be".split()
print(count(words), lib.count_words(words[:2]))
counter = Counter()
counter.add("x")
counter.add("y")
print(counter.total, LIMIT, lib.LIMIT, lib.__name__)
print(top(count(words)), lib.core.top({"a": 1}))
