from .core import top
from .core.counting import Counter, count_words
from .limits import LIMIT

__all__ = ["Counter", "count_words", "LIMIT", "top"]
