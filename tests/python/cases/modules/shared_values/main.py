"""Tuples, options, dicts and functions that go from module to module."""
from geometry import bounds, centre, shift
from registry import REGISTRY, register, run
import registry


@register("double")
def double(x):
    return 2 * x


@register("square")
def square(x):
    return x * x


points = [(0.0, 1.0), (2.0, 5.0)]
low, high = bounds(points)
print(low, high, centre(low, high))
print(shift(points[0]), shift(points[1], by=2.0), shift((1.0, 1.0), by=None))
print(sorted(REGISTRY), run("double", 4), run("square", 3), registry.calls)
