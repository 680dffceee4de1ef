# Enums of all kinds: aliases, mixed with str and int, flags
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
print(Color.RED in Color, Color.__members__.keys(), len(Color.__members__))
for name, member in Color.__members__.items():
    print(name, member)
class Mode(str, Enum):
    TRAIN = "train"
    EVAL = "eval"
    def describe(self):
        return f"mode {self.value}"
m = Mode.TRAIN
print(m, f"{m}", repr(m), m == "train", m.upper(), m + "!", len(m), m.describe(), m.startswith("tr"))
print(Mode("eval") is Mode.EVAL, Mode["TRAIN"].value, isinstance(m, str), [x.value for x in Mode])
d = {"train": 1, "eval": 2}
print(d[m], "trainer".startswith(m))
print({Mode.TRAIN: 1}[Mode.TRAIN])
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
p = Perm.R | Perm.X
print(p, repr(p), p.value, Perm.R in p, Perm.W in p, bool(p & Perm.W), p ^ Perm.R, ~Perm.R, list(p))
print(Perm.RW, Perm(0), repr(Perm(0)), Perm.R | Perm.W is Perm.RW, Perm(3), p == Perm.R | Perm.X)
if p & Perm.R:
    print("readable")
class Bits(IntFlag):
    A = 1
    B = 2
b = Bits.A | Bits.B
print(b, repr(b), b | 4, b == 3, b + 1, int(b), Bits.A in b)
class Level(IntEnum):
    LOW = 1
    HIGH = 10
print(Level.LOW < Level.HIGH, max(Level), Level.HIGH - 3, f"{Level.LOW}", repr(Level.LOW), sorted(Level, reverse=True), [1, 2, 3][Level.LOW], Level.HIGH % 4, Level(10))
class Num(int, Enum):
    ONE = 1
print(Num.ONE, f"{Num.ONE}", Num.ONE + 1, Num.ONE == 1)
class Opt(StrEnum):
    ADAM = auto()
    SGD = "sgd"
print(Opt.ADAM, repr(Opt.SGD), Opt.ADAM == "adam", f"{Opt.SGD:>5}|", Opt.SGD.replace("s", "S"))
print(Opt.ADAM in ("adam", "x"))
try:
    Mode("test")
except ValueError as e:
    print(e)
