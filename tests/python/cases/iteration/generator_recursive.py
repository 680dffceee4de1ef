# Recursion through yield from and through loops.
class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right


def in_order(node):
    if node is None:
        return
    yield from in_order(node.left)
    yield node.value
    yield from in_order(node.right)


def permutations(items):
    if len(items) <= 1:
        yield items
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


def hanoi(n, a, b, c):
    if n == 0:
        return
    yield from hanoi(n - 1, a, c, b)
    yield a + "->" + c
    yield from hanoi(n - 1, b, a, c)


tree = Node(4, Node(2, Node(1), Node(3)), Node(6, Node(5)))
print(list(in_order(tree)))
for p in permutations([1, 2, 3]):
    print(p)
print(len(list(hanoi(6, "A", "B", "C"))))
print(list(hanoi(2, "A", "B", "C")))
