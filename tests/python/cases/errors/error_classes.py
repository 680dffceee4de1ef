# Classes of errors of one's own, in a small tree, with fields.
class ConfigError(Exception):
    """Something is wrong in the settings."""


class RangeError(ConfigError):
    def __init__(self, name, low, high):
        super().__init__(f"{name} is not in {low}..{high}")
        self.name = name
        self.low = low
        self.high = high

    def width(self):
        return self.high - self.low


class MissingError(ConfigError):
    pass


def check(settings):
    if "lr" not in settings:
        raise MissingError("lr")
    if settings["lr"] > 1.0:
        raise RangeError("lr", 0, 1)
    if settings["lr"] < 0.0:
        raise ConfigError
    return settings["lr"]


for settings in [{"lr": 0.5}, {"lr": 3.0}, {"momentum": 0.9}, {"lr": -1.0}]:
    try:
        print("lr", check(settings))
    except RangeError as e:
        print("range:", e, e.name, e.low, e.high, e.width())
    except ConfigError as e:
        print(type(e).__name__, "with", str(e), repr(e))

try:
    check({})
except Exception as e:
    print(isinstance(e, MissingError), isinstance(e, ConfigError), isinstance(e, ValueError))
