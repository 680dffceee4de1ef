from .shapes import Circle, Square
from . import shapes

VERSION = "1.2"


def describe():
    return f"pkg {VERSION} with {shapes.__name__}"
