# Abstract classes, and tuples of classes in variables
from abc import ABC, abstractmethod, ABCMeta
class Base(ABC):
    @property
    @abstractmethod
    def name(self): ...
    @abstractmethod
    def run(self):
        """Run."""
    @classmethod
    @abstractmethod
    def make(cls): pass
class Impl(Base):
    @property
    def name(self): return "impl"
    def run(self): return 1
    @classmethod
    def make(cls): return cls()
print(Impl.make().name, Impl().run())
try:
    Base()
except TypeError as e:
    print(e)
class M(metaclass=ABCMeta):
    @abstractmethod
    def f(self): raise NotImplementedError
class N(M):
    pass
try:
    N()
except TypeError as e:
    print(e)
kinds = (int, float)
print(isinstance(3, kinds), isinstance("s", kinds))
class A: pass
class B(A): pass
TYPES = (A, B)
for x in [A(), B(), 3]:
    print(isinstance(x, TYPES), isinstance(x, (B, int)))
print(issubclass(B, A), issubclass(A, (B, int)))
