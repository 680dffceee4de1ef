# f(*values) of calls that take any value: a list, a tuple, a map.
import logging, sys, struct
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", stream=sys.stdout)
values = [1, 2.5]
logging.info("%s and %s", *values)
logging.getLogger("x").warning("%s and %s", *("a", "b"))
print(struct.pack("<3B", *(1, 2, 3)), struct.pack("<2B", *range(2)), struct.pack("<2d", *[v * 2 for v in values]), struct.pack("<2i", *map(int, ["1", "2"])))
