"""string.Template: $names in a text."""
import re


def _names_line(template, start):
    lines = template[:start].splitlines(True)
    if not lines:
        return (1, 1)
    return (len(lines), start - len("".join(lines[:-1])) + 1) if not template[:start].endswith("\n") else (len(lines) + 1, 1)


def _fill(template, values, is_safe):
    parts = []
    end = 0
    for match in re.finditer(r"\$(?:(\$)|([_a-z][_a-z0-9]*)|\{([_a-z][_a-z0-9]*)\}|())", template, re.IGNORECASE):
        parts.append(template[end:match.start()])
        end = match.end()
        name = match.group(2) or match.group(3)
        if match.group(1):
            parts.append("$")
        elif name and (not is_safe or name in values):
            parts.append(values[name])
        elif name or is_safe:
            parts.append(match.group())
        else:
            line, column = _names_line(template, match.start())
            raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))
    parts.append(template[end:])
    return "".join(parts)


class Template:
    """A text with $names."""

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=None, **kws):
        values = {"": ""}
        if mapping is not None:
            for name, value in mapping.items():
                values[name] = str(value)
        for name, value in kws.items():
            values[name] = str(value)
        return _fill(self.template, values, False)

    def safe_substitute(self, mapping=None, **kws):
        values = {"": ""}
        if mapping is not None:
            for name, value in mapping.items():
                values[name] = str(value)
        for name, value in kws.items():
            values[name] = str(value)
        return _fill(self.template, values, True)
