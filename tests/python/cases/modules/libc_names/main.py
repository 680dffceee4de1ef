"""Functions and variables that are called like those of C's library."""
import log
import system
from log import error, warn
from system import close, index, open_all, read, write

error("first")
warn("second")
print(log.err, system.environ, system.stat)
handles = open_all(3)
print(read(handles[0]), write(handles[1], "text"), index("abc", "c"), close(handles))
log.err = 5
error("third")
print(log.select(2), system.time(), system.kill(9), system.y0)
