"""functools.total_ordering."""
from functools import total_ordering


@total_ordering
class Grade:
    def __init__(self, score):
        self.score = score

    def __eq__(self, other):
        return self.score == other.score

    def __lt__(self, other):
        return self.score < other.score

    def __repr__(self):
        return f"Grade({self.score})"


a, b, c = Grade(3), Grade(5), Grade(3)
print(a < b, a <= b, a > b, a >= b, a == c, a != c, a <= c, a >= c)
print(sorted([b, a, c]), max(a, b), min([b, c]))
