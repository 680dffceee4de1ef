"""numbers: asked for by isinstance only."""


@drop("a kind of number")
@c_type(None)
class Number:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("a kind of number")
@c_type(None)
class Complex:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("a kind of number")
@c_type(None)
class Real:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("a kind of number")
@c_type(None)
class Rational:
    def __init__(self, *args: object, **kwargs: object) -> None: ...


@drop("a kind of number")
@c_type(None)
class Integral:
    def __init__(self, *args: object, **kwargs: object) -> None: ...
