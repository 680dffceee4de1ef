"""What values a parameter or a sample may have: named only, nothing is checked."""


class Constraint:
    def __init__(self, event_dim=0, is_discrete=False):
        self.event_dim = event_dim
        self.is_discrete = is_discrete


real = Constraint()
positive = Constraint()
nonnegative = Constraint()
unit_interval = Constraint()
boolean = Constraint(0, True)
nonnegative_integer = Constraint(0, True)
simplex = Constraint(1)
real_vector = Constraint(1)
positive_definite = Constraint(2)
lower_cholesky = Constraint(2)


def interval(lower_bound, upper_bound):
    return Constraint()


def greater_than(lower_bound):
    return Constraint()


def less_than(upper_bound):
    return Constraint()


def independent(base_constraint, reinterpreted_batch_ndims):
    return Constraint(base_constraint.event_dim + reinterpreted_batch_ndims, base_constraint.is_discrete)
