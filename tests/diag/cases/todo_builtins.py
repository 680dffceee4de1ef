# expect: T2M2160 line 7
# expect: T2M2150 line 13
# exit: 1
import dataclasses
import warnings
numbers = [1, 2, 3]
warnings.warn("careful")


@dataclasses.dataclass
class Settings:
    sizes: int = 3
sizes = dataclasses.field(default=3)
