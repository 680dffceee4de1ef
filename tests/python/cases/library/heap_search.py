"""A beam and a shortest path with heapq."""
import heapq

graph = {"a": [("b", 2), ("c", 5)], "b": [("c", 1), ("d", 7)], "c": [("d", 2)], "d": []}
best = {}
queue = [(0, "a")]
while queue:
    cost, node = heapq.heappop(queue)
    if node in best:
        continue
    best[node] = cost
    for other, step in graph[node]:
        heapq.heappush(queue, (cost + step, other))
print(best)
scores = [0.3, 0.9, 0.1, 0.7, 0.5]
print(heapq.nlargest(3, scores), heapq.nsmallest(2, scores))
heap = scores[:]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(len(heap))])
try:
    heapq.heappop(heap)
except IndexError as e:
    print(e)
