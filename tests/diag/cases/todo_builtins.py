# expect: T2M2150 line 9
# exit: 1
import dataclasses


@dataclasses.dataclass
class Settings:
    sizes: int = 3
sizes = dataclasses.field(default=3)
