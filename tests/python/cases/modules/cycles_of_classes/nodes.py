import edges


class Node:
    def __init__(self, name):
        self.name = name
        self.edges = []

    def degree(self):
        return len(self.edges)


class Graph:
    def __init__(self):
        self.nodes = {}
        self.all = []

    def node(self, name):
        if name not in self.nodes:
            self.nodes[name] = Node(name)
        return self.nodes[name]

    def connect(self, start, end, weight):
        edge = edges.Edge(start, end, weight)
        self.all.append(edge)
        return edge

    def longest(self):
        return edges.heaviest(self.all)
