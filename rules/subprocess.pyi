"""subprocess"""
from typing import Any

PIPE: int = c("INT64_C(-1)")
STDOUT: int = c("INT64_C(-2)")
DEVNULL: int = c("INT64_C(-3)")


@todo("T2M2171", effort="hours", why="other programs are not started; os.system(command) runs one")
def run(args: Any, **kwargs: Any) -> Any: ...


@todo("T2M2171", effort="hours", why="other programs are not started; os.system(command) runs one")
def call(args: Any, **kwargs: Any) -> Any: ...


@todo("T2M2171", effort="hours", why="other programs are not started; os.system(command) runs one")
def check_call(args: Any, **kwargs: Any) -> Any: ...


@todo("T2M2171", effort="hours", why="other programs are not started; os.system(command) runs one")
def check_output(args: Any, **kwargs: Any) -> Any: ...


@todo("T2M2171", effort="hours", why="other programs are not started; os.system(command) runs one")
def Popen(args: Any, **kwargs: Any) -> Any: ...
