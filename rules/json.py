"""json: encoders of the script, and hooks."""


class JSONEncoder:
    def __init__(self, **options):
        pass

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")
