"""Modules that import one another, and whose objects hold each other's."""
from nodes import Graph

graph = Graph()
a, b = graph.node("a"), graph.node("b")
edge = graph.connect(a, b, 2.5)
print(edge, a.degree(), [str(e) for e in b.edges], edge.other(a).name)
print(graph.longest().weight, graph.connect(b, graph.node("c"), 4.0))
