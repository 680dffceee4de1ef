"""Other names of types: of today's NumPy and, as np.int was, of old NumPy's."""
from builtins import float, int, object, str
from numpy import bool_ as bool, float16 as half, float32 as single, float64 as double, float64 as float_, int64 as int_
from numpy import int64 as intp, int64 as long, int64 as longlong, uint64 as ulong, uint8 as ubyte
