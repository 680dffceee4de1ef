# print of every kind of value; sep, end, file, flush.
import sys
def stats(xs):
    return min(xs), max(xs), sum(xs) / len(xs)
def nothing():
    pass
print(stats([1, 2, 3]), nothing(), None, True, [None, 1.5, "s"], (1,), (), [], {}, set(), {1}, {"a": None})
print(1, 2, 3, sep=", ")
print("a", "b", sep="", end="!\n")
print("no newline", end="")
print()
print("x", end=" ", flush=True)
print(*[1, 2, 3])
print(*"abc", sep="-")
print("%", "%d", "{}", sep="|")
print("to stderr", file=sys.stderr)
sys.stdout.write("written\n")
sys.stderr.write("error\n")
sys.stdout.flush()
separator = "; "
print(1, "x", sep=separator, end=separator + "\n")
xs = [1, 2, 3]
print(xs, xs.pop(), xs)
print(len(xs), xs.append(9), len(xs))
t = (1, "a", 2.5, [3], {"k": (4,)})
print(t, str(t), repr(t), [t, t])
print("multi\nline", "tab\t.", "é")
print(print("inner"))
