# split, rsplit, splitlines, partition, join.
line = "  alpha beta\tgamma  delta \n"
print(line.split(), line.split(" "), line.split(None, 1), line.rsplit(None, 2))
print("a,b,,c".split(","), "a,b,,c".split(",", 1), "a,b,,c".rsplit(",", 1), "".split(), "".split(","))
print("k=v=w".partition("="), "k=v=w".rpartition("="), "none".partition("="), "none".rpartition("="))
print("one\ntwo\r\nthree\rfour\n".splitlines(), "one\ntwo\n".splitlines(True), "a\x0bb\x0cc\u2028d".splitlines(keepends=False))
print(", ".join(["x", "y", "z"]), "-".join("abc"), " ".join(str(i) for i in range(5)))
print("|".join({"a": 1, "b": 2}), "+".join(("p", "q")))
key, _, value = "lr=0.1".partition("=")
print(key, float(value))
head, tail = "data/train.csv".rsplit("/", 1)
print(head, tail, "a--b--c".split("--"), "x".join([]))
print("1 2 3".split(sep=" ", maxsplit=1), "1 2 3".rsplit(maxsplit=1))
