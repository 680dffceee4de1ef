from .other import x

VALUE = x + 1
