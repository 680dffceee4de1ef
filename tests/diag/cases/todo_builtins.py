# expect: T2M2160 line 10
# expect: T2M2170 line 11
# expect: T2M2170 line 12
# expect: T2M2150 line 18
# exit: 1
import copy
import dataclasses
import warnings
numbers = [1, 2, 3]
warnings.warn("careful")
print(copy.deepcopy(numbers))
print(copy.copy(numbers))


@dataclasses.dataclass
class Settings:
    sizes: int = 3
sizes = dataclasses.field(default=3)
