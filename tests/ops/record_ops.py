"""Records golden values of tensor operations: tests/ops/goldens.json.

One line a case: a name, the inputs, and the expression in PyTorch. The name is the key of the row in
*.def that does the same in C; what follows a '/' in the name only tells variants apart in a report.
For each case the file keeps the inputs, the output(s), and, where the expression is differentiable, a cotangent for each
floating output and the gradient of every float32 or float64 input that is not fixed. Inputs are multiples of 1/16, exact
in any float.
"""
import random
import warnings

import torch
import torch.nn.functional as F

from golden_io import digits, tensor_json, write_cases

CASES = []


class Source:
    """Draws the inputs of one case; seeded by its name, so that adding a case changes no other."""

    def __init__(self, name):
        self.stream = random.Random(name)

    def floats(self, shape, low, high, dtype):
        count = 1
        for size in shape:
            count *= size
        steps = range(int(low * 16), int(high * 16) + 1)
        # Without repetition where there is room: ties are for the cases that are about ties.
        picked = self.stream.sample(steps, count) if count <= len(steps) else self.stream.choices(steps, k=count)
        return torch.tensor([p / 16 for p in picked], dtype=dtype).reshape(shape)

    def ints(self, shape, low, high, dtype):
        count = 1
        for size in shape:
            count *= size
        return torch.tensor([self.stream.randrange(low, high) for _ in range(count)], dtype=dtype).reshape(shape)


def f(*shape, low=-4, high=4, dtype=torch.float32):
    return lambda source: source.floats(shape, low, high, dtype)


def pos(*shape):
    return f(*shape, low=0.25, high=4)


def unit(*shape):
    return f(*shape, low=-0.9375, high=0.9375)


def prob(*shape):
    return f(*shape, low=0.0625, high=0.9375)


def d(*shape):
    return f(*shape, dtype=torch.float64)


def i(*shape, low=-5, high=6, dtype=torch.int64):
    return lambda source: source.ints(shape, low, high, dtype)


def b(*shape):
    return lambda source: source.ints(shape, 0, 2, torch.int64).bool()


def lit(values, dtype=torch.float32):
    return lambda source: torch.tensor(values, dtype=dtype)


def fixed(spec):
    """An input that is data, not differentiated: targets, say."""
    def draw(source):
        return spec(source)
    draw.fixed = True
    return draw


def case(name, inputs, expression, grad=True):
    CASES.append((name, inputs, expression, grad))


def differentiable(tensor, spec):
    return tensor.dtype in (torch.float32, torch.float64) and not getattr(spec, "fixed", False)


def record(name, specs, expression, grad):
    source = Source(name)
    inputs = [spec(source) for spec in specs]
    leaves = [x.clone().requires_grad_() if grad and differentiable(x, spec) else x for x, spec in zip(inputs, specs)]
    result = expression(*leaves)
    outputs = list(result) if isinstance(result, (tuple, list)) else [result]
    entry = {"name": name, "in": [tensor_json(x) for x in inputs], "out": [tensor_json(y) for y in outputs]}
    through = [y for y in outputs if y.requires_grad]
    wanted = [x for x in leaves if x.requires_grad]
    if through and wanted:
        cotangents = [source.floats(tuple(y.shape), -4, 4, y.dtype) for y in through]
        total = sum((y * c).sum() for y, c in zip(through, cotangents))
        grads = torch.autograd.grad(total, wanted, allow_unused=True)
        grads = [torch.zeros_like(x) if g is None else g for g, x in zip(grads, wanted)]
        # Aligned with the outputs and the inputs: null where there is none.
        cotangents, grads = iter(cotangents), iter(grads)
        entry["cotangents"] = [digits(next(cotangents)) if y.requires_grad else None for y in outputs]
        entry["grads"] = [digits(next(grads)) if x.requires_grad else None for x in leaves]
    return entry


def main():
    import cases_nn
    import cases_options
    import cases_tensor
    cases_tensor.define(case)
    cases_nn.define(case)
    cases_options.define(case)
    names = [name for name, *_ in CASES]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise SystemExit(f"named twice: {repeated}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        write_cases("goldens.json", [record(*entry) for entry in CASES])


if __name__ == "__main__":
    main()
