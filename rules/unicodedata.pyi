"""unicodedata: through utf8proc"""


@effect("raises")
@c("py_unicode_normalize({form}, {unistr})")
def normalize(form: str, unistr: str) -> str: ...


@effect("raises")
@c("py_unicode_category({chr})")
def category(chr: str) -> str: ...


@effect("raises")
@c("py_unicode_combining({chr})")
def combining(chr: str) -> int: ...


@effect("raises")
@c("py_unicode_bidirectional({chr})")
def bidirectional(chr: str) -> str: ...


@c("py_unicode_is_normalized({form}, {unistr})")
def is_normalized(form: str, unistr: str) -> bool: ...


@todo("T2M2171", effort="hours", why="the names of characters are not kept")
def name(chr: str, default: str = "") -> str: ...
