class Node:
    count = 0
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.children = []
        Node.count += 1
        if parent:
            parent.children.append(self)
    def __getattr__(self, name):
        if name.startswith("is_"):
            return self.name == name[3:]
        raise AttributeError("%s has no %s" % (type(self).__name__, name))
    def path(self):
        return (self.parent.path() + "/" if self.parent else "") + self.name
root = Node("root")
a = Node("a", root)
print(a.path(), a.is_a, a.is_b, Node.count)
for n in ("is_a", "is_root"):
    print(n, getattr(root, n))
try:
    root.what
except AttributeError as e:
    print(e)
print(getattr(root, "nothing", "default"), hasattr(root, "is_x"))
