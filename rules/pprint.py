"""pprint: containers that do not fit a line get a line for each item."""
import sys


def _is_container(item):
    return isinstance(item, (dict, list, tuple, set, frozenset))


def _sorted(keys):
    kinds = {type(key).__name__ for key in keys}
    if len(kinds) > 1 and not kinds <= {"int", "float", "bool"}:
        return sorted(keys, key=lambda key: (type(key).__name__, str(key)))
    return sorted(keys)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        self._indent = int(indent)
        self._width = int(width)
        self._depth = depth
        self._stream = stream
        self._compact = bool(compact)
        self._sort = sort_dicts

    def pprint(self, object):
        out = []
        self._format(object, 0, 0, 1, out)
        text = "".join(out) + "\n"
        if self._stream is None:
            sys.stdout.write(text)
        else:
            self._stream.write(text)

    def pformat(self, object):
        out = []
        self._format(object, 0, 0, 1, out)
        return "".join(out)

    def _keys(self, item):
        return _sorted(list(item.keys())) if self._sort else list(item.keys())

    def _repr(self, item, level):
        """On one line."""
        is_deep = self._depth is not None and level > self._depth
        if isinstance(item, dict):
            if not item:
                return "{}"
            if is_deep:
                return "{...}"
            pairs = [self._repr(key, level + 1) + ": " + self._repr(item[key], level + 1) for key in self._keys(item)]
            return "{" + ", ".join(pairs) + "}"
        if isinstance(item, list):
            if not item:
                return "[]"
            return "[...]" if is_deep else "[" + ", ".join([self._repr(each, level + 1) for each in item]) + "]"
        if isinstance(item, tuple):
            if not item:
                return "()"
            if is_deep:
                return "(...)"
            return "(" + ", ".join([self._repr(each, level + 1) for each in item]) + (",)" if len(item) == 1 else ")")
        return repr(item)

    def _format(self, item, indent, allowance, level, out):
        text = self._repr(item, level)
        if len(text) <= self._width - indent - allowance or (self._depth is not None and level > self._depth):
            out.append(text)
        elif isinstance(item, dict) and item:
            self._format_dict(item, indent, allowance, level, out)
        elif isinstance(item, (list, tuple)) and item:
            is_list = isinstance(item, list)
            end = "]" if is_list else ",)" if len(item) == 1 else ")"
            out.append("[" if is_list else "(")
            self._format_items(list(item), indent, allowance + len(end), level, out)
            out.append(end)
        elif isinstance(item, (set, frozenset)) and item:
            is_set = isinstance(item, set)
            out.append("{" if is_set else "frozenset({")
            self._format_items(_sorted(list(item)), indent + (0 if is_set else 10), allowance + (1 if is_set else 2), level, out)
            out.append("}" if is_set else "})")
        elif isinstance(item, str) and item:
            self._format_text(item, indent, allowance, level, out)
        else:
            out.append(text)

    def _format_dict(self, item, indent, allowance, level, out):
        out.append("{" + " " * (self._indent - 1))
        inner = indent + self._indent
        keys = self._keys(item)
        for at, key in enumerate(keys):
            if at:
                out.append(",\n" + " " * inner)
            shown = self._repr(key, level + 1)
            out.append(shown + ": ")
            is_last = at + 1 == len(keys)
            self._format(item[key], inner + len(shown) + 2, allowance + 1 if is_last else 1, level + 1, out)
        out.append("}")

    def _format_items(self, items, indent, allowance, level, out):
        if self._indent > 1:
            out.append(" " * (self._indent - 1))
        inner = indent + self._indent
        line = ",\n" + " " * inner
        room = self._width - inner
        left = room
        for at, each in enumerate(items):
            is_last = at + 1 == len(items)
            if self._compact:
                shown = self._repr(each, level + 1)
                need = len(shown) + 2
                most = left - allowance if is_last else left
                if at and need > most + (2 if is_last else 0):
                    out.append(line)
                    left = room
                elif at:
                    out.append(", ")
                if need <= (room - allowance if is_last else room) + (2 if is_last else 0):
                    left -= need
                    out.append(shown)
                    continue
                left = 0
            elif at:
                out.append(line)
            self._format(each, inner, allowance if is_last else 1, level + 1, out)

    def _format_text(self, item, indent, allowance, level, out):
        lines = item.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = self._width - indent
        chunks = []
        for at, line in enumerate(lines):
            shown = repr(line)
            most = room - allowance if at + 1 == len(lines) else room
            if len(shown) <= most:
                chunks.append(shown)
                continue
            self._split_words(line, room, most if at + 1 == len(lines) else room, chunks)
        if len(chunks) == 1:
            out.append(shown)
            return
        if level == 1:
            out.append("(")
        out.append(("\n" + " " * indent).join(chunks))
        if level == 1:
            out.append(")")

    def _split_words(self, line, room, last_room, chunks):
        words = _words(line)
        current = ""
        for at, word in enumerate(words):
            most = last_room if at + 1 == len(words) else room
            if len(repr(current + word)) > most and current:
                chunks.append(repr(current))
                current = word
            else:
                current += word
        if current:
            chunks.append(repr(current))


def _words(line):
    """Words, each with the blanks behind it."""
    out = []
    word = ""
    for c in line:
        if word and word[-1].isspace() and not c.isspace():
            out.append(word)
            word = ""
        word += c
    if word:
        out.append(word)
    return out


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, None, compact=compact, sort_dicts=sort_dicts).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts).pprint(object)


def pp(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts).pprint(object)
