from shapes.areas import *
from shapes.lengths import *
