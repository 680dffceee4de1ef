# Augmented assignment evaluates the parts of its target once.
class Box:
    def __init__(self):
        self.counts = {"k": 1}
        self.xs = [1, 2, 3]


def index():
    print("index")
    return 1


def box_of(b):
    print("box")
    return b


xs = [1, 2, 3]
xs[index()] += 5
print(xs)
t = Box()
box_of(t).xs[index()] *= 3
print(t.xs)
t.counts["k"] += 41
print(t.counts)
t.xs += [7]
alias = t.xs
alias += [8]
print(t.xs)
words = ["a", "b"]
words[index()] += "c"
print(words)
grid = [[0] * 3 for _ in range(2)]
grid[1][index()] -= 4
print(grid)
n = 7
n //= 2
n **= 3
n %= 10
n <<= 2
n |= 1
print(n)
