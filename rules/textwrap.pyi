"""textwrap"""


@c("text_dedent({text})")
def dedent(text: str) -> str: ...


@c("text_indent({text}, {prefix})")
def indent(text: str, prefix: str) -> str: ...


@c("text_wrap({text}, {width})")
def wrap(text: str, width: int = 70) -> list[str]: ...


@c('py_str_join(PY_STR("\\n"), text_wrap({text}, {width}))')
def fill(text: str, width: int = 70) -> str: ...
