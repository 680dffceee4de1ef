from a import b,
import c,
from d import e.f
import None
