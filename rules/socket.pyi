"""socket: the machine's name only"""


@effect("io")
@c("platform_node()")
def gethostname() -> str: ...
