# expect: T2M2152 line 12
# expect: T2M2160 line 13
# expect: T2M2170 line 14
# expect: T2M2170 line 15
# expect: T2M2150 line 21
# exit: 1
import copy
import dataclasses
import warnings
numbers = [1, 2, 3]
pairs = [("a", 1), ("b", 2)]
print(dict(pairs)["a"])
warnings.warn("careful")
print(copy.deepcopy(numbers))
print(copy.copy(numbers))


@dataclasses.dataclass
class Settings:
    sizes: int = 3
sizes = dataclasses.field(default=3)
