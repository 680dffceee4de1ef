# Slice objects: of lists and texts, in dicts, as arguments, stored to and deleted
items = list(range(10))
s = slice(1, 4)
print(items[s])
text = "training"
print(text[s], text[slice(None, None, -1)])
print(s.start, s.stop, s.step)
print(s)
windows = {"train": slice(0, 8), "test": slice(8, None)}
for name, window in windows.items():
    print(name, items[window])
TRAIN = slice(None, 6)
TEST = slice(6, None)
def part(values, which):
    return values[which]
print(part(items, TRAIN), part(items, TEST))
print(slice(1, 10, 2).indices(6))
items[s] = [0, 0]
print(items)
del items[TEST]
print(items)
print(s == slice(1, 4))
