"""What subprocess.py is written in terms of."""
from builtins import BinaryIO, TextIO


@c_type("py_process", pointer=True)
class Process:
    @effect("io", "raises")
    @c("py_process_start({words}, {stdin}, {stdout}, {stderr}, {directory}, {environment})")
    def __init__(self, words: list[str], stdin: int, stdout: int, stderr: int, directory: str | None, environment: dict[str, str] | None) -> None: ...
    @effect("io", "raises")
    @c("py_process_communicate({self}, {input}, {timeout})")
    def communicate(self, input: bytes | None, timeout: float) -> bool: ...
    @effect("io")
    @c("py_process_output({self}, {is_error})")
    def output(self, is_error: bool) -> bytes: ...
    @effect("io")
    @c("py_process_wait({self}, {timeout})")
    def wait(self, timeout: float) -> bool: ...
    @effect("io")
    @c("py_process_code({self})")
    def code(self) -> int: ...
    @effect("io")
    @c("py_process_id({self})")
    def id(self) -> int: ...
    @effect("io")
    @c("py_process_signal({self}, {number})")
    def signal(self, number: int) -> None: ...
    @effect("io", "raises")
    @c("py_process_file({self}, {which}, true)")
    def text_file(self, which: int) -> TextIO: ...
    @effect("io", "raises")
    @c("py_process_file({self}, {which}, false)")
    def binary_file(self, which: int) -> BinaryIO: ...
