from .stages import run_all


def start(values):
    return run_all(values)
