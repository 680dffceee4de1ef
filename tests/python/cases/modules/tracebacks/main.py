"""An error deep in a package: the traceback has the places of all modules."""
from pipeline import start
from pipeline.errors import StageError

try:
    start([1, 2, 0])
except StageError as e:
    print("caught", e, e.stage)
print(start([1, 2]))
start([5, 0])
