# print evaluates all its arguments, then prints; an f-string makes each text in turn.
log = []
def note(x):
    log.append(x)
    return x
xs = [1, 2, 3, 4, 5, 6]
print(xs, xs.pop(), xs)
print(f"{xs} {xs.pop()} {xs}")
print("{} {}".format(xs, xs.pop()))
print("%s %s" % (xs, xs.pop()))
print(note(1), note(2), log)
print(log, note(3))
print(f"{log} {note(4)} {log}")
d = {"a": 1}
print(len(d), d.setdefault("b", 2), len(d), d)
print(xs.append(7), xs)
print(xs.sort(reverse=True), f"{xs}", xs.reverse(), xs)
text = f"{xs.pop()}{xs.pop()}{xs}"
print(text)
