"""abc: abstract methods are methods that subclasses override."""


@c_type(None)
class ABC: ...


@c_type(None)
class ABCMeta: ...


@drop("abstract methods are checked when they are called")
def abstractmethod(function: T) -> T: ...
