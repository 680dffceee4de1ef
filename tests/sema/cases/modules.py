import helpers
from helpers import double as twice
from package.inner import VALUE
from helpers import *

print(helpers.double(2), twice(1.5), VALUE, constant)
helpers.state = 3
