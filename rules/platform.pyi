"""platform: names of this machine; Python is 3.11"""


@effect("io")
@c("platform_system()")
def system() -> str: ...


@effect("io")
@c("platform_release()")
def release() -> str: ...


@effect("io")
@c("platform_version()")
def version() -> str: ...


@effect("io")
@c("platform_machine()")
def machine() -> str: ...


@effect("io")
@c("platform_node()")
def node() -> str: ...


@effect("io")
@c("platform_platform()")
def platform() -> str: ...


@effect("io")
@c('PY_STR("")')
def processor() -> str: ...


@c('PY_STR("3.11.7")')
def python_version() -> str: ...


@c('PY_STR("CPython")')
def python_implementation() -> str: ...
