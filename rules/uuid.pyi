"""uuid: random ones, as text"""


@c_type("py_uuid", pointer=True)
class UUID:
    @c("py_uuid_text({self})")
    def __str__(self) -> str: ...
    hex: str = c("py_uuid_hex({self})")


@effect("io")
@c("py_uuid4()")
def uuid4() -> UUID: ...
