# Generator functions: arguments of all kinds, state kept between items, interleaved use.
def countdown(n):
    while n > 0:
        yield n
        n -= 1


def words(text, sep=" "):
    for w in text.split(sep):
        if w:
            yield w.upper()


def pairs(xs):
    for i, x in enumerate(xs):
        yield i, x * 2


def chatty():
    print("start")
    yield 1
    print("between")
    yield 2
    print("end")


def nothing():
    return
    yield


for x in countdown(3):
    print(x)
print(list(words("a b  c")))
print(list(words("x,y", sep=",")))
for i, p in pairs([1.5, 2.5]):
    print(i, p)
for x in chatty():
    print("got", x)
print(list(nothing()))
a, b = countdown(5), countdown(2)
print(next(a), next(b), next(a), next(b), next(a))
print(sum(countdown(100)), max(countdown(4)), sorted(countdown(4)))
total = 0
for x in a:
    total += x
print(total)
