"""getpass"""


@effect("io", "raises")
@c("getpass_getuser()")
def getuser() -> str: ...
