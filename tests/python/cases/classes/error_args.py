class ConfigError(Exception):
    def __init__(self, key, reason):
        self.key = key
        self.reason = reason

class ShapeError(ValueError):
    pass

try:
    raise ConfigError("lr", "negative")
except ConfigError as e:
    print(e.key, e.reason, e.args, str(e), repr(e))
try:
    raise ShapeError("bad", 3)
except ValueError as e:
    print(e.args, e, repr(e), type(e).__name__)
class E2(Exception):
    def __str__(self):
        return "E2:" + str(self.args[0])
try:
    raise E2(5)
except Exception as e:
    print(e, e.args[0])
