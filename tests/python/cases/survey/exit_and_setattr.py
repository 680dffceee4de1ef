"""__exit__ that asks for the class of the error; warnings.catch_warnings; setattr over keyword arguments."""
import warnings


class Timer:
    def __enter__(self):
        return self
    def __exit__(self, exc_type, exc_value, traceback):
        print("exit", exc_type is None, exc_type is ZeroDivisionError, exc_type == KeyError)
        if exc_type is not None and issubclass(exc_type, ArithmeticError):
            print("swallowed", exc_value)
            return True
        return exc_type is ValueError
with Timer():
    print(10 // len([]))
with Timer():
    raise ValueError("x")
with Timer():
    print("fine")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print("in")
class Config:
    lr = 0.1
    name = "base"
    def __init__(self, **kwargs):
        for k, v in kwargs.items():
            setattr(self, k, v)
cfg = Config(batch=32, lr=0.01)
print(cfg.lr, Config.lr, cfg.batch, cfg.name, Config().lr)
try:
    with Timer():
        raise KeyError("k")
except KeyError as e:
    print("caught", e)
