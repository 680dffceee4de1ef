vocab = {"a": 1, "b": 2}
w2i = {w: i for i, w in enumerate(vocab.keys())}
i2w = {i: w for i, w in enumerate(vocab.keys())}
xs = [i for i, w in enumerate(vocab)]
ys = [i + 1 for i, w in enumerate(vocab)]
print(w2i, i2w, xs, ys)
def f():
    w2i = {w: i for i, w in enumerate(vocab.keys())}
    i2w = {i: w for i, w in enumerate(vocab.keys())}
    return w2i, i2w
print(f())
vocab = {"a": 1, "b": 2}
def f():
    for i, w in enumerate(vocab.keys()):
        print(i, w)
    for i, w in enumerate(vocab):
        print(i, w)
    for i, w in enumerate({1, 2}):
        if w > 5:
            for i, u in enumerate(vocab):
                print(i)
f()
for i, w in enumerate(vocab):
    print(w)
for i, w in enumerate(vocab):
    print(w, i)
