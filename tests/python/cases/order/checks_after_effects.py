# What acts in front of a name without a value has acted.
import sys


def shout(word):
    print("shout", word)
    return word


def show(flag):
    if flag:
        late = 3
    try:
        print([shout("a"), late, shout("b")])
    except UnboundLocalError as error:
        print(error)
    try:
        return [shout("x"), (shout("y"), late)]
    finally:
        print("done")


print(show(True))
try:
    show(False)
except NameError as e:
    print(type(e).__name__, e)
