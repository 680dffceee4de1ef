def path():
    return __name__ + " in " + __package__
