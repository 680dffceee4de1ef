"""Calls whose value is known before they are made do what they do all the same."""
log = []


def always(word):
    log.append(word)
    return True


def never(word):
    print("never called with", word)
    return False


def nothing(word):
    log.append(word + "?")


def name():
    log.append("name")
    return "fixed"


print(always("a"), log)
x = always("b")
if always("c"):
    print("c", log)
if never("d"):
    print("unreached")
elif always("e"):
    print("e", log)
y = "yes" if always("f") else "no"
print(y, name() + "!", f"{name()}:{always('g')}", log)
assert always("h")
print(nothing("i") is None, len(log), isinstance(always("j"), bool))
while never("k"):
    print("unreached")
print(log, not never("l"))


def settled(word):
    print("settled", word)
    return isinstance(2, int) or word == ""


def version(word):
    log.append(word)
    return __name__


print(settled("m"), [settled("o")])
if settled("p"):
    print("main", version("q"), log[-1])
z = [1, 2] if settled("r") else []
print(z, version("s").upper(), "%s %s" % (version("t"), settled("u")), log[-2:])
