"""Settings of a module that others change; generators and closures that other modules run."""
import config
from config import get_level
from streams import counter, numbers, squares

config.LEVEL = 3
config.NAME = config.NAME + "!"
print(config.LEVEL, get_level(), config.NAME)
config.options["depth"] = 4
print(config.options, config.describe())
step = counter(10)
print(step(), step(), [n for n in numbers(3)], list(squares(numbers(4))))
config.LEVEL += 1
print(get_level(), next(squares([7])))
