# Attributes from **kwargs, seen by vars()
class Base:
    def __init__(self, **kwargs):
        for k, v in kwargs.items():
            setattr(self, k, v)
    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"
b = Base(lr=0.1, name="n")
print(b, vars(b), b.__dict__.keys())
print(hasattr(b, "lr"), getattr(b, "zz", None))
