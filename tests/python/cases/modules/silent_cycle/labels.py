import sizes

TITLES = 2


def title(is_many):
    return "many" if is_many else f"few of {TITLES * sizes.LARGE}"
