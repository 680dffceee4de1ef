# Tuples in tuples: linked lists and trees, whose depth only the run knows, and one that is written out.
deep = (1, (2, (3, (4, (5, (6, (7, (8, (9, (10, "end"))))))))))
print(deep)
a, (b, (c, rest)) = deep
print(a, b, c, rest)
while isinstance(deep, tuple):
    first, deep = deep
    print(first, end=" ")
print(deep)


def build(items):
    linked = ()
    for item in items:
        linked = (item, linked)
    return linked


def walk(linked):
    while linked:
        item, linked = linked
        yield item


print(list(walk(build("abc"))))
print(build([1, 2]))
first, rest = build([1.5, 2])
print(first, rest)


def parse(tokens, at=0):
    left = tokens[at]
    at += 1
    while at < len(tokens) and tokens[at] in "+-":
        operator = tokens[at]
        left = (operator, left, tokens[at + 1])
        at += 2
    return left


def value(tree):
    if isinstance(tree, str):
        return int(tree)
    operator, left, right = tree
    return value(left) + value(right) if operator == "+" else value(left) - value(right)


tree = parse(["1", "+", "2", "-", "5"])
print(tree, value(tree))


def count_down(n):
    if n == 0:
        return None
    return (count_down(n - 1), n)


print(count_down(3))
node = None
for i in range(3):
    node = (node, i)
while node:
    node, i = node
    print(i)
