#!/usr/bin/env python
# header comment

# second paragraph
import os  # os

@deco  # d1
# between
def f(a,  # a
      # whole
      b):  # head
    # lead
    x = 1; y = 2  # both
    if a:  # if
        pass
        # dangling if
    # before elif
    elif b:  # elif
        z
  # odd
    # before else
    else:  # else
        w = [  # in list
            1,
        ]  # after
    # dangling f

    # dangling f 2
# leading try
try: pass  # p
# before except
except (A,  # A
        B):  # ex
    pass
# before finally
finally:
    pass
match x:  # m
    # before case
    case 1:  # c1
        pass
    # before c2
    case _: pass
# end
