"""Decorators of classes that are functions of the script."""

CLASSES = []


def remember(cls):
    CLASSES.append(cls.__name__)
    return cls


def tagged(tag):
    def wrap(cls):
        cls.tag = tag
        return cls
    return wrap


@remember
class A:
    def hello(self):
        return "A"


@remember
class B(A):
    def hello(self):
        return "B"


print(CLASSES, A().hello(), B().hello())
