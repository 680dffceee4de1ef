"""string: its constants."""

ascii_lowercase: str = c('PY_STR("abcdefghijklmnopqrstuvwxyz")')
ascii_uppercase: str = c('PY_STR("ABCDEFGHIJKLMNOPQRSTUVWXYZ")')
ascii_letters: str = c('PY_STR("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")')
digits: str = c('PY_STR("0123456789")')
hexdigits: str = c('PY_STR("0123456789abcdefABCDEF")')
octdigits: str = c('PY_STR("01234567")')
punctuation: str = c('PY_STR("!\\"#$%&\'()*+,-./:;<=>?@[\\\\]^_`{|}~")')
whitespace: str = c('PY_STR(" \\t\\n\\r\\x0b\\x0c")')
printable: str = c('PY_STR("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\\"#$%&\'()*+,-./:;<=>?@[\\\\]^_`{|}~ \\t\\n\\r\\x0b\\x0c")')


def capwords(s: str, sep: str | None = None) -> str:
    if sep is None:
        return " ".join([word.capitalize() for word in s.split()])
    return sep.join([word.capitalize() for word in s.split(sep)])
