from ...config import BIAS

CREATED = 0


def relu(x):
    return max(x, 0.0)


class Dense:
    def __init__(self, inputs, outputs):
        global CREATED
        CREATED += 1
        self.weight = [[0.1 * (i + j) for i in range(inputs)] for j in range(outputs)]

    def __call__(self, x):
        return [sum(w * v for w, v in zip(row, x)) + BIAS for row in self.weight]

    def __str__(self):
        return f"Dense({len(self.weight[0])}, {len(self.weight)})"
