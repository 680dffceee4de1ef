SCALE = 1


def name():
    return "utils"


class Meter:
    def __init__(self, label):
        self.label = label

    def __repr__(self):
        return f"Meter({self.label})"
