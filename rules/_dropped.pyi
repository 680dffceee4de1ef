"""What a module with `__drop__` gives: a value that is nowhere in C. Its attributes, items and results are such values too."""


@c_type(None)
class Value: ...
