"""Lists whose items start as one type and become mixed."""


def pad(seq, size=None):
    size = len(seq) if size is None else size
    seq = list(seq)
    seq = seq + [0] * (size - len(seq))
    return tuple(seq)


def tokens(text, specials=("<pad>", 0)):
    out = list(specials)
    out += text.split()
    out.append(len(text))
    return out


def parse_row(row):
    cells = row.split(",")
    return [cells[0]] + [float(c) for c in cells[1:]]


print(pad([1, 2], 4), pad("ab"), pad((1.5,), 2), tokens("a b"), parse_row("x,1,2.5"))
items = [1, 2]
items = items + ["x"]
items.append(None)
print(items, [0] * 2 + ["a"], ["a"] + [1], [1] + [2.5], [[1]] + [["a"]])
table = [["name", "size"]]
for name, size in zip("ab", [1, 2]):
    table.append([name, size])
print(table, [row[1] for row in table])
args = ["--lr", 0.1] + ["--epochs", 3]
print(" ".join(str(a) for a in args), args[1] * 2)
