"""hashlib over libcrypto"""
from typing import Any

from builtins import bytes


@c_type("py_hash_state", pointer=True)
class _Hash:
    @effect("mutates")
    @c("py_hash_update({self}, {data})")
    def update(self, data: bytes) -> None: ...
    @c("py_hash_digest({self})")
    def digest(self) -> bytes: ...
    @c("py_hash_hexdigest({self})")
    def hexdigest(self) -> str: ...
    @c("py_hash_copy({self})")
    def copy(self) -> _Hash: ...
    name: str = c("py_hash_name({self})")
    digest_size: int = c("py_hash_size({self})")


@overload
@c('py_hash_new("md5", NULL)')
def md5() -> _Hash: ...
@overload
@c('py_hash_new("md5", {string})')
def md5(string: bytes) -> _Hash: ...


@overload
@c('py_hash_new("sha1", NULL)')
def sha1() -> _Hash: ...
@overload
@c('py_hash_new("sha1", {string})')
def sha1(string: bytes) -> _Hash: ...


@overload
@c('py_hash_new("sha224", NULL)')
def sha224() -> _Hash: ...
@overload
@c('py_hash_new("sha224", {string})')
def sha224(string: bytes) -> _Hash: ...


@overload
@c('py_hash_new("sha256", NULL)')
def sha256() -> _Hash: ...
@overload
@c('py_hash_new("sha256", {string})')
def sha256(string: bytes) -> _Hash: ...


@overload
@c('py_hash_new("sha384", NULL)')
def sha384() -> _Hash: ...
@overload
@c('py_hash_new("sha384", {string})')
def sha384(string: bytes) -> _Hash: ...


@overload
@c('py_hash_new("sha512", NULL)')
def sha512() -> _Hash: ...
@overload
@c('py_hash_new("sha512", {string})')
def sha512(string: bytes) -> _Hash: ...


@overload
@effect("raises")
@c("py_hash_new({name!s}, NULL)")
def new(name: str) -> _Hash: ...
@overload
@effect("raises")
@c("py_hash_new({name!s}, {data})")
def new(name: str, data: bytes) -> _Hash: ...
