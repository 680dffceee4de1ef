"""Objects that refer to each other: a graph with cycles, breadth-first search, shared neighbours."""


class Vertex:
    def __init__(self, name):
        self.name = name
        self.edges = []
        self.seen = False
        self.previous = None

    def connect(self, other, weight=1):
        self.edges.append((other, weight))
        other.edges.append((self, weight))


class Graph:
    def __init__(self):
        self.vertices = {}

    def vertex(self, name):
        if name not in self.vertices:
            self.vertices[name] = Vertex(name)
        return self.vertices[name]

    def link(self, a, b, weight=1):
        self.vertex(a).connect(self.vertex(b), weight)

    def path(self, start, goal):
        queue = [self.vertex(start)]
        queue[0].seen = True
        while queue:
            here = queue.pop(0)
            if here.name == goal:
                names = []
                while here is not None:
                    names.append(here.name)
                    here = here.previous
                return names[::-1]
            for other, _ in here.edges:
                if not other.seen:
                    other.seen = True
                    other.previous = here
                    queue.append(other)
        return None


g = Graph()
for a, b in [("a", "b"), ("b", "c"), ("c", "d"), ("a", "e"), ("e", "d"), ("f", "f")]:
    g.link(a, b)
print(g.path("a", "d"), len(g.vertices))
print([(v.name, len(v.edges)) for v in g.vertices.values()])
print(g.path("a", "zzz"))
