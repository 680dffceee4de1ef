"""base64"""
from builtins import bytes


@c("base64_encode({s}, false)")
def b64encode(s: bytes) -> bytes: ...


@c("base64_encode({s}, false)")
def standard_b64encode(s: bytes) -> bytes: ...


@c("base64_encode({s}, true)")
def urlsafe_b64encode(s: bytes) -> bytes: ...


@overload
@effect("raises")
@c("base64_decode({s}, false)")
def b64decode(s: bytes) -> bytes: ...
@overload
@effect("raises")
@c('base64_decode(py_str_encode({s}, PY_STR("ascii"), PY_STR("strict")), false)')
def b64decode(s: str) -> bytes: ...


@overload
@effect("raises")
@c("base64_decode({s}, false)")
def standard_b64decode(s: bytes) -> bytes: ...
@overload
@effect("raises")
@c('base64_decode(py_str_encode({s}, PY_STR("ascii"), PY_STR("strict")), false)')
def standard_b64decode(s: str) -> bytes: ...


@overload
@effect("raises")
@c("base64_decode({s}, true)")
def urlsafe_b64decode(s: bytes) -> bytes: ...
@overload
@effect("raises")
@c('base64_decode(py_str_encode({s}, PY_STR("ascii"), PY_STR("strict")), true)')
def urlsafe_b64decode(s: str) -> bytes: ...
