"""tqdm: a loop over tqdm(x) is a loop over x with a bar on stderr; a bar of its own counts what it is told."""
from typing import Any


@c_type("py_progress", pointer=True)
class tqdm:
    @effect("io")
    @c("py_progress_new({total}[, .desc = {desc}][, .unit = {unit}][, .initial = {initial}][, .disable = {disable}][, .erase = !{leave}][, .unit_scale = {unit_scale}][, .unit_divisor = {unit_divisor}])")
    def __init__(self, iterable: Any = None, desc: str | None = None, total: int = -1, leave: bool = True, ncols: int | None = None, mininterval: float = 0.1, disable: bool = False, unit: str = "it", dynamic_ncols: bool = False, position: int | None = None, initial: int = 0, file: Any = None, ascii: bool = False, smoothing: float = 0.3, bar_format: str | None = None, unit_scale: float = 0, unit_divisor: int = 1000, maxinterval: float = 10.0, miniters: int | None = None, postfix: Any = None, nrows: int | None = None, colour: str | None = None, delay: float = 0.0, gui: bool = False, write_bytes: bool = False, lock_args: Any = None) -> None: ...

    n: int = c("{self}->n")
    total: int = c("{self}->total")
    @c("{self}")
    def __enter__(self) -> Self: ...
    @effect("io")
    @c("py_progress_close({self})")
    def __exit__(self, type: Any, value: Any, traceback: Any) -> None: ...
    @effect("io")
    @c("py_progress_update({self}, {n})")
    def update(self, n: int = 1) -> None: ...
    @effect("io")
    @c("py_progress_close({self})")
    def close(self) -> None: ...
    @effect("io")
    @c("py_progress_refresh({self})")
    def refresh(self) -> None: ...
    @effect("io")
    @c("py_progress_reset({self}, {total})")
    def reset(self, total: int = -1) -> None: ...
    @effect("io")
    @c("py_progress_set_description({self}, {desc})")
    def set_description(self, desc: str | None = None, refresh: bool = True) -> None: ...
    @effect("io")
    @c("py_progress_set_description({self}, {desc})")
    def set_description_str(self, desc: str | None = None, refresh: bool = True) -> None: ...
    @effect("io")
    @c("py_progress_set_postfix({self}, {s})")
    def set_postfix_str(self, s: str = "", refresh: bool = True) -> None: ...
    @overload
    @effect("io")
    def set_postfix(self, ordered_dict: None = None, refresh: bool = True, **kwargs: Any) -> None: ...
    @overload
    @effect("io")
    def set_postfix(self, ordered_dict: dict[K, V], refresh: bool = True) -> None:
        self.set_postfix_str(_entries(ordered_dict))
    @effect("io")
    def clear(self, nolock: bool = False) -> None: ...
    @effect("io")
    @c("py_progress_refresh({self})")
    def display(self) -> None: ...
    @staticmethod
    @effect("io")
    @c("py_progress_write({s})")
    def write(s: str) -> None: ...


@c("py_progress_new(-1)")
def trange(start: int, stop: int = 0, step: int = 1) -> Any: ...


def _entries(entries):
    parts = []
    for key, value in entries.items():
        text = str(value)
        if isinstance(value, (int, float)):
            short = f"{value:.3g}".replace("e+0", "e+").replace("e-0", "e-")
            if len(short) < len(text):
                text = short
        parts.append(f"{key}={text.strip()}")
    return ", ".join(parts)
