"""yaml: texts of values, as PyYAML writes them in block style."""
import re

_OTHER = re.compile(
    r"(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|~|null|Null|NULL|<<|="
    r"|[-+]?0b[01_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
    r"|[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)")


class _Writer:
    """Lines of block style: a mapping is two columns further in than what it belongs to, a sequence in a mapping is not."""

    def __init__(self, sort_keys, width, allow_unicode, is_safe):
        self.sort_keys = sort_keys
        self.width = width
        self.allow_unicode = allow_unicode
        self.is_safe = is_safe
        self.out = []
        self.column = 0
        self.seen = []

    def put(self, text):
        self.out.append(text)
        self.column += len(text)

    def new_line(self, indent):
        self.out.append("\n" + " " * indent)
        self.column = indent

    def is_special(self, text):
        """Only double quotes can hold it."""
        for c in text:
            if c != "\n" and (ord(c) < 32 or ord(c) == 127 or (ord(c) > 126 and not self.allow_unicode)):
                return True
        return " \n" in text or "\n " in text or "\ufeff" in text

    def is_plain(self, text):
        if text == "" or "\n" in text or text[0] == " " or text[-1] == " ":
            return False
        if text[0] in "#,[]{}&*!|>'\"%@`" or text.startswith("---") or text.startswith("..."):
            return False
        if text[0] in "?:-" and (len(text) == 1 or text[1] == " "):
            return False
        if ": " in text or text[-1] == ":" or " #" in text or "\t" in text:
            return False
        return _OTHER.fullmatch(text) is None

    def folded(self, text, indent, is_key, opening):
        """Words with a new line instead of a space where the line is full."""
        words = text.split(" ")
        self.put(words[0])
        run = 1
        for i, word in enumerate(words[1:]):
            if word == "" and i + 2 < len(words):
                run += 1
                continue
            is_inner = i + 2 < len(words) or word != ""
            if run == 1 and self.column > self.width and not is_key and is_inner and (opening == "" or words[0] != "" or i > 0):
                self.new_line(indent)
                self.put(word)
            else:
                self.put(" " * run + word)
            run = 1

    def text(self, text, indent, is_key):
        if is_key and ("\n" in text or len(text) > 120):
            raise NotImplementedError("yaml: a key of several lines, or a very long one")
        if self.is_special(text):
            self.double_quoted(text)
        elif self.is_plain(text):
            self.folded(text, indent, is_key, "")
        else:
            self.put("'")
            parts = re.split("(\n+)", text.replace("'", "''"))
            for part in parts:
                if part.startswith("\n"):
                    self.out.append("\n" * len(part))
                    self.new_line(indent)
                else:
                    self.folded(part, indent, is_key, "'")
            self.put("'")

    def double_quoted(self, text):
        named = {"\0": "0", "\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", "\x1b": "e", '"': '"', "\\": "\\", "\x85": "N", "\xa0": "_"}
        out = '"'
        for c in text:
            if c in named:
                out += "\\" + named[c]
            elif 32 <= ord(c) < 127 or (self.allow_unicode and ord(c) >= 160):
                out += c
            elif ord(c) <= 255:
                out += "\\x%02X" % ord(c)
            elif ord(c) <= 65535:
                out += "\\u%04X" % ord(c)
            else:
                out += "\\U%08X" % ord(c)
        out += '"'
        if self.column + len(out) > self.width:
            raise NotImplementedError("yaml: a long text with special characters")
        self.put(out)

    def number(self, value):
        if value != value:
            return ".nan"
        if value in (float("inf"), float("-inf")):
            return ".inf" if value > 0 else "-.inf"
        text = repr(value).lower()
        return text.replace("e", ".0e", 1) if "." not in text and "e" in text else text

    def scalar(self, value, indent, is_key):
        if value is None:
            self.put("null")
        elif isinstance(value, bool):
            self.put("true" if value else "false")
        elif isinstance(value, int):
            self.put(str(value))
        elif isinstance(value, float):
            self.put(self.number(value))
        elif isinstance(value, str):
            self.text(value, indent, is_key)
        else:
            raise NotImplementedError(f"yaml: a value of type {type(value).__name__}")

    def keep(self, value):
        """Values that stand at two places would get an anchor."""
        for other in self.seen:
            if other is value:
                raise NotImplementedError("yaml: one list or dict at two places")
        self.seen.append(value)

    def value(self, value, indent, in_mapping):
        """After `key:` or `-`, or at the start of the text."""
        is_tagged = isinstance(value, tuple) and not self.is_safe
        if is_tagged:
            self.put((" " if indent >= 0 else "") + "!!python/tuple")
        if isinstance(value, tuple):
            value = list(value)
        if isinstance(value, dict) and value:
            self.keep(value)
            self.mapping(value, indent + 2 if indent >= 0 else 0, in_mapping)
        elif isinstance(value, list) and value:
            if not is_tagged:
                self.keep(value)
            self.sequence(value, max(indent, 0) if in_mapping or indent < 0 else indent + 2, in_mapping or is_tagged)
        else:
            if indent >= 0 or is_tagged:
                self.put(" ")
            if isinstance(value, dict):
                self.put("{}")
            elif isinstance(value, list):
                self.put("[]")
            else:
                self.scalar(value, indent + 2 if indent >= 0 else 2, False)

    def mapping(self, value, indent, on_new_line):
        pairs = list(value.items())
        if self.sort_keys:
            try:
                pairs = sorted(pairs, key=lambda pair: pair[0])
            except TypeError:
                pass
        is_first = True
        for key, item in pairs:
            if not is_first or (on_new_line and indent > 0):
                self.new_line(indent)
            elif indent > 0:
                self.put(" ")
            is_first = False
            self.scalar(key, indent, True)
            self.put(":")
            self.value(item, indent, True)

    def sequence(self, value, indent, on_new_line):
        is_first = True
        for item in value:
            if not is_first or on_new_line:
                self.new_line(indent)
            elif indent > 0:
                self.put(" ")
            is_first = False
            self.put("-")
            self.value(item, indent, False)


def _dumped(data, stream, default_flow_style, sort_keys, width, allow_unicode, indent, is_safe):
    if default_flow_style is not False or indent not in (None, 2):
        raise NotImplementedError("yaml: flow style and other indents are not written")
    writer = _Writer(sort_keys, 80 if width is None else width, bool(allow_unicode), is_safe)
    writer.value(data, -1, False)
    is_scalar = not isinstance(data, (dict, list, tuple, str))
    text = "".join(writer.out) + "\n"
    if is_scalar or (isinstance(data, str) and text[0] not in "'\""):
        text += "...\n"
    if stream is None:
        return text
    stream.write(text)
    return None


def dump(data, stream=None, Dumper=None, *, default_flow_style=False, sort_keys=True, width=None, allow_unicode=None, indent=None, encoding=None):
    return _dumped(data, stream, default_flow_style, sort_keys, width, allow_unicode, indent, False)


def safe_dump(data, stream=None, *, default_flow_style=False, sort_keys=True, width=None, allow_unicode=None, indent=None, encoding=None):
    return _dumped(data, stream, default_flow_style, sort_keys, width, allow_unicode, indent, True)
