from models import Net, build
from models.blocks import Block, WIDTH
import utils
from utils import *
import utils as u

print(Net(2).describe())
print(build(3).describe(), WIDTH)
print(average([1.0, 2.0, 4.5]))
print(u.history, utils is u)
utils.limit = 7
print(u.check(6), u.check(8))
print(clamp(11), clamp(-3))
max = 3
print(max, helper(max))


def sum(values):
    return "my sum of %d" % len(values)


print(sum([1, 2]))
