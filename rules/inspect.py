"""inspect: what a function takes. The translator knows it, and gives the names, kinds and defaults of the parameters in the place of the
function (sema/inspect.c)."""


class _empty:
    pass


class Parameter:
    empty = _empty
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __init__(self, name, kind, default):
        self.name = name
        self.kind = kind
        self.default = default

    def __str__(self):
        text = ("*" if self.kind == 2 else "**" if self.kind == 4 else "") + self.name
        return text if self.default is _empty else f"{text}={self.default!r}"

    def __repr__(self):
        return f'<Parameter "{self}">'


class Signature:
    empty = _empty

    def __init__(self, names, kinds, defaults):
        self.parameters = {}
        for at, name in enumerate(names):
            self.parameters[name] = Parameter(name, kinds[at], defaults[name] if name in defaults else _empty)

    def __str__(self):
        parts = []
        has_star = False
        for parameter in self.parameters.values():
            has_star = has_star or parameter.kind == 2
            if parameter.kind == 3 and not has_star:
                parts.append("*")
                has_star = True
            parts.append(str(parameter))
        return "(" + ", ".join(parts) + ")"

    def __repr__(self):
        return f"<Signature {self}>"


def signature(names, kinds, defaults):
    return Signature(names, kinds, defaults)


class FullArgSpec:
    def __init__(self, names, kinds, defaults):
        self.args = [name for at, name in enumerate(names) if kinds[at] <= 1]
        self.kwonlyargs = [name for at, name in enumerate(names) if kinds[at] == 3]


def getfullargspec(names, kinds, defaults):
    return FullArgSpec(names, kinds, defaults)


def isfunction(object):
    return type(object).__name__ == "function"


def isclass(object):
    return type(object).__name__ in ("type", "ABCMeta", "EnumType")
