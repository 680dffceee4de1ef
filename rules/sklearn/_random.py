"""Random streams as sklearn.utils.check_random_state gives them."""
import numpy as np
from numpy.random import _module_state


def generator_of(random_state):
    if random_state is None:
        return _module_state()
    return np.random.RandomState(random_state)
