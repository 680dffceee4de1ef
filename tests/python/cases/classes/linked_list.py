"""A linked list and a binary tree: None children, recursion, parents that make cycles."""


class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Stack:
    def __init__(self):
        self.head = None
        self.size = 0

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def pop(self):
        node = self.head
        self.head = node.next
        self.size -= 1
        return node.value

    def values(self):
        out = []
        node = self.head
        while node is not None:
            out.append(node.value)
            node = node.next
        return out


class Tree:
    def __init__(self, key, parent=None):
        self.key = key
        self.parent = parent
        self.left = None
        self.right = None

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Tree(key, self)
            else:
                self.left.insert(key)
        elif self.right:
            self.right.insert(key)
        else:
            self.right = Tree(key, self)

    def walk(self):
        left = self.left.walk() if self.left else []
        right = self.right.walk() if self.right else []
        return left + [self.key] + right

    def depth(self):
        return 1 + max(self.left.depth() if self.left else 0, self.right.depth() if self.right else 0)

    def root(self):
        return self.parent.root() if self.parent else self


s = Stack()
for v in [1, 2, 3]:
    s.push(v)
print(s.values(), s.pop(), s.values(), s.size)
t = Tree(50)
for k in [30, 70, 20, 40, 60, 80, 10]:
    t.insert(k)
print(t.walk(), t.depth(), t.left.left.root().key, t.left.left.left.parent.key)
