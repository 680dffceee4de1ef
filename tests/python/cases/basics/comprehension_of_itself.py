"""A parameter or loop variable that a comprehension over it, or over what is made of it, replaces."""


class Layer:
    def __init__(self, scale):
        self.scale = scale

    def __call__(self, xs):
        return [x * self.scale for x in xs]


def run(layers, x):
    for layer in layers:
        x = [v + 1 for v in layer(x)]
    return x


def rename(steps, table):
    for step in steps:
        table = {step + k: v + len(table) for k, v in table.items()}
    return table


def scaled(xs, n=2):
    xs = [x * n + len(xs) for x in xs]
    return xs


print(run([Layer(2.0), Layer(3.0)], [1.0, 2.0]))
print(rename(["a", "b"], {"x": 1, "y": 2}))
print(scaled([1, 2, 3]), scaled({4, 5} & {5}))
for row in [[1, 2], [3]]:
    row = [v * len(row) for v in row]
    print(row)
