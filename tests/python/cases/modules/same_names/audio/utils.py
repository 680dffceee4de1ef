SCALE = 2.5


def name():
    return "audio.utils"


def normalize(values):
    total = sum(values)
    return [v / total for v in values]


class Meter:
    def __init__(self, label, level):
        self.label = label
        self.level = level

    def __repr__(self):
        return f"AudioMeter({self.label}, {self.level})"
