import nodes


class Edge:
    def __init__(self, start, end, weight):
        self.start = start
        self.end = end
        self.weight = weight
        start.edges.append(self)
        end.edges.append(self)

    def other(self, node):
        return self.end if node is self.start else self.start

    def __str__(self):
        return f"{self.start.name}-{self.end.name} ({self.weight})"


def heaviest(items):
    return max(items, key=lambda e: e.weight)


def make_node(name):
    return nodes.Node(name)
