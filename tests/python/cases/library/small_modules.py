import bisect
import heapq
import statistics
import string
xs = [1, 3, 3, 7]
print(bisect.bisect_left(xs, 3), bisect.bisect_right(xs, 3), bisect.bisect(xs, 10))
bisect.insort(xs, 5)
print(xs, bisect.bisect_left([0.1, 0.5], 0.3))
h = []
for x in [5, 1, 4, 2, 3]:
    heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.nlargest(2, h), heapq.nsmallest(2, [3, 1, 2]))
heapq.heapify(xs)
print(xs, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9))
q = []
heapq.heappush(q, (0.5, "b"))
heapq.heappush(q, (0.25, "a"))
heapq.heappush(q, (0.75, "c"))
while q:
    cost, name = heapq.heappop(q)
    print(cost, name)
print(heapq.nlargest(2, ["aa", "b", "cccc"], key=len))
losses = [0.5, 0.25, 1.0, 0.1]
print(statistics.mean(losses), statistics.median(losses), statistics.stdev(losses), statistics.pstdev(losses), statistics.variance(losses))
print(statistics.median([3.0, 1.0, 2.0]), statistics.fmean([1, 2, 3, 4]))
print(string.ascii_lowercase, string.digits, string.punctuation, repr(string.whitespace), len(string.printable), string.capwords("hello big world"))
vocab = {ch: i for i, ch in enumerate(string.ascii_letters + " .,;'")}
print(len(vocab), vocab["z"], vocab["'"])
print("".join(c for c in "Héllo!" if c in string.ascii_letters))
