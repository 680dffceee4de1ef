"""Sizes and names import one another; neither does anything when it is imported."""
import labels

SMALL = 8
LARGE = 64


def describe(count):
    return f"{count} {labels.title(count > SMALL)}"
