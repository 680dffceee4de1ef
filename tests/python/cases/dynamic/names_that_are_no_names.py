"""Attributes of modules by texts, some of which are no names at all."""
import os


def find(name):
    try:
        return getattr(os, name)
    except AttributeError as error:
        return str(error)


for name in ["sep", "/", "..", "", "curdir", "path.", "../os", "1", "no such"]:
    print(repr(name), find(name))
print(getattr(os, "/", None))
