"""Prints CPython's own tree of a file in the format of `torch2mlx convert --dump=ast`, without comments."""
import ast
import math
import sys

OPERATORS = {
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "Mod": "%", "Pow": "**", "LShift": "<<",
    "RShift": ">>", "BitOr": "|", "BitXor": "^", "BitAnd": "&", "FloorDiv": "//", "Invert": "~", "Not": "not",
    "UAdd": "+", "USub": "-", "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
    "IsNot": "is not", "In": "in", "NotIn": "not in", "And": "and", "Or": "or",
}


def op(node):
    return OPERATORS[type(node).__name__]


def encoded(data):
    out = []
    for c in data:
        if c in b'"\\':
            out.append("\\" + chr(c))
        elif c == 10:
            out.append("\\n")
        elif c < 0x20 or c >= 0x7F:
            out.append("\\x%02x" % c)
        else:
            out.append(chr(c))
    return '"' + "".join(out) + '"'


def number(value):
    return "inf" if math.isinf(value) else "%.17g" % value


class Printer:
    def __init__(self, source):
        self.source = source
        self.out = []

    def constant(self, node):
        value = node.value
        if value is None or value is True or value is False:
            return str(value)
        if value is Ellipsis:
            return "Ellipsis"
        if isinstance(value, int):
            if value <= 2**63 - 1:
                return str(value)
            return "big " + ast.get_source_segment(self.source, node).lower().replace("_", "")
        if isinstance(value, float):
            return "float " + number(value)
        if isinstance(value, complex):
            return "imaginary " + number(value.imag)
        if isinstance(value, bytes):
            return "b" + encoded(value)
        return encoded(value.encode("utf-8", "surrogatepass"))

    def opt(self, node):
        return "None" if node is None else self.expr(node)

    def many(self, nodes):
        return "[" + " ".join(self.opt(n) for n in nodes) + "]"

    def keywords(self, nodes):
        return "[" + " ".join("(%s %s)" % (k.arg, self.expr(k.value)) for k in nodes) + "]"

    def param(self, node, default=None):
        return "(%s %s %s)" % (node.arg, self.opt(node.annotation), self.opt(default))

    def params(self, a):
        plain = a.posonlyargs + a.args
        defaults = [None] * (len(plain) - len(a.defaults)) + a.defaults
        pairs = [self.param(p, d) for p, d in zip(plain, defaults)]
        split = len(a.posonlyargs)
        kwonly = [self.param(p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults)]
        return "(params [%s] [%s] %s [%s] %s)" % (
            " ".join(pairs[:split]), " ".join(pairs[split:]), self.param(a.vararg) if a.vararg else "None",
            " ".join(kwonly), self.param(a.kwarg) if a.kwarg else "None")

    def type_params(self, nodes):
        return "[" + " ".join("(%s %s %s)" % (type(n).__name__, n.name, self.opt(getattr(n, "bound", None)))
                              for n in nodes) + "]"

    def comp(self, node):
        parts = [self.expr(node.key), self.expr(node.value)] if isinstance(node, ast.DictComp) else [self.expr(node.elt)]
        clauses = " ".join("(%s %s %s %s)" % ("async for" if g.is_async else "for", self.expr(g.target), self.expr(g.iter),
                                              self.many(g.ifs)) for g in node.generators)
        return " ".join(parts) + " [" + clauses + "]"

    def merged(self, values):
        """Adjacent constants of an f-string as one; newer versions of CPython differ in where they split."""
        out = []
        for value in values:
            if out and isinstance(value, ast.Constant) and isinstance(out[-1], ast.Constant):
                out[-1] = ast.Constant(out[-1].value + value.value)
            else:
                out.append(value)
        return out

    def fields(self, n):
        kind = type(n).__name__
        e, m = self.expr, self.many
        ctx = " " + type(n.ctx).__name__ if hasattr(n, "ctx") else ""
        if kind == "BoolOp":
            return op(n.op) + " " + m(n.values)
        if kind == "NamedExpr":
            return e(n.target) + " " + e(n.value)
        if kind == "BinOp":
            return "%s %s %s" % (op(n.op), e(n.left), e(n.right))
        if kind == "UnaryOp":
            return op(n.op) + " " + e(n.operand)
        if kind == "Lambda":
            return self.params(n.args) + " " + e(n.body)
        if kind == "IfExp":
            return "%s %s %s" % (e(n.test), e(n.body), e(n.orelse))
        if kind == "Dict":
            return m(n.keys) + " " + m(n.values)
        if kind == "Set":
            return m(n.elts)
        if kind in ("List", "Tuple"):
            return m(n.elts) + ctx
        if kind in ("ListComp", "SetComp", "DictComp", "GeneratorExp"):
            return self.comp(n)
        if kind in ("Await", "YieldFrom"):
            return e(n.value)
        if kind == "Yield":
            return self.opt(n.value)
        if kind == "Compare":
            return "%s [%s] %s" % (e(n.left), ", ".join(op(o) for o in n.ops), m(n.comparators))
        if kind == "Call":
            return "%s %s %s" % (e(n.func), m(n.args), self.keywords(n.keywords))
        if kind == "FormattedValue":
            conversion = "-" if n.conversion == -1 else "!" + chr(n.conversion)
            return "%s %s %s" % (e(n.value), conversion, self.opt(n.format_spec))
        if kind == "JoinedStr":
            return m(self.merged(n.values))
        if kind == "Constant":
            return self.constant(n)
        if kind == "Attribute":
            return "%s %s%s" % (e(n.value), n.attr, ctx)
        if kind == "Subscript":
            return "%s %s%s" % (e(n.value), e(n.slice), ctx)
        if kind == "Starred":
            return e(n.value) + ctx
        if kind == "Name":
            return n.id + ctx
        if kind == "Slice":
            return "%s %s %s" % (self.opt(n.lower), self.opt(n.upper), self.opt(n.step))
        raise NotImplementedError(kind)

    def expr(self, node):
        return "(%s %s)" % (type(node).__name__, self.fields(node))

    def pattern(self, p):
        kind = type(p).__name__
        many = lambda ps: "[" + " ".join(self.pattern(x) for x in ps) + "]"
        if kind == "MatchValue":
            inside = " " + self.expr(p.value)
        elif kind == "MatchSingleton":
            inside = " " + self.expr(ast.Constant(p.value))
        elif kind in ("MatchSequence", "MatchOr"):
            inside = " " + many(p.patterns)
        elif kind == "MatchMapping":
            inside = " %s %s %s" % (self.many(p.keys), many(p.patterns), p.rest)
        elif kind == "MatchClass":
            inside = " %s %s [%s] %s" % (self.expr(p.cls), many(p.patterns), " ".join(p.kwd_attrs), many(p.kwd_patterns))
        elif kind == "MatchStar":
            inside = " %s" % p.name
        else:
            inside = " %s %s" % (self.pattern(p.pattern) if p.pattern else "None", p.name)
        return "(%s%s)" % (kind, inside)

    def block(self, name, body, depth):
        if body:
            self.out.append("\n" + "  " * (depth + 1) + name + ":")
            for stmt in body:
                self.stmt(stmt, depth + 2)

    def handlers(self, s, depth):
        for h in s.handlers:
            self.out.append("\n" + "  " * (depth + 1) + "(handler %s %s" % (self.opt(h.type), h.name))
            self.block("body", h.body, depth + 1)
            self.out.append(")")

    def cases(self, s, depth):
        for c in s.cases:
            self.out.append("\n" + "  " * (depth + 1) + "(case %s %s" % (self.pattern(c.pattern), self.opt(c.guard)))
            self.block("body", c.body, depth + 1)
            self.out.append(")")

    def head(self, s, kind):
        e, o, m = self.expr, self.opt, self.many
        aliases = lambda names: "[" + " ".join("(%s %s)" % (a.name, a.asname) for a in names) + "]"
        if kind == "FunctionDef":
            return [s.name, self.type_params(getattr(s, "type_params", [])), self.params(s.args), m(s.decorator_list),
                    o(s.returns)]
        if kind == "ClassDef":
            return [s.name, self.type_params(getattr(s, "type_params", [])), m(s.bases), self.keywords(s.keywords),
                    m(s.decorator_list)]
        if kind == "Return":
            return [o(s.value)]
        if kind == "Delete":
            return [m(s.targets)]
        if kind == "Assign":
            return [m(s.targets), e(s.value)]
        if kind == "TypeAlias":
            return [e(s.name), self.type_params(s.type_params), e(s.value)]
        if kind == "AugAssign":
            return [e(s.target), op(s.op), e(s.value)]
        if kind == "AnnAssign":
            return [e(s.target), e(s.annotation), o(s.value)] + (["simple"] if s.simple else [])
        if kind == "For":
            return [e(s.target), e(s.iter)]
        if kind in ("While", "If"):
            return [e(s.test)]
        if kind == "With":
            return ["(item %s %s)" % (e(i.context_expr), o(i.optional_vars)) for i in s.items]
        if kind == "Match":
            return [e(s.subject)]
        if kind == "Raise":
            return [o(s.exc), o(s.cause)]
        if kind == "TryStar":
            return ["star"]
        if kind == "Assert":
            return [e(s.test), o(s.msg)]
        if kind == "Import":
            return [aliases(s.names)]
        if kind == "ImportFrom":
            return [str(s.module), aliases(s.names), str(s.level)]
        if kind in ("Global", "Nonlocal"):
            return ["[" + " ".join(s.names) + "]"]
        if kind == "Expr":
            return [e(s.value)]
        return []

    def stmt(self, s, depth):
        kind = type(s).__name__
        is_async = kind.startswith("Async")
        kind = kind[5:] if is_async else kind
        shown = "Try" if kind == "TryStar" else kind
        self.out.append("\n" + "  " * depth + " ".join(["(" + ("Async" if is_async else "") + shown] + self.head(s, kind)))
        if kind != "Match":
            self.block("body", getattr(s, "body", []), depth)
        if hasattr(s, "handlers"):
            self.handlers(s, depth)
        if kind == "Match":
            self.cases(s, depth)
        self.block("orelse", getattr(s, "orelse", []), depth)
        self.block("finalbody", getattr(s, "finalbody", []), depth)
        self.out.append(")")

    def module(self, tree, path):
        self.out.append("(Module " + path)
        for s in tree.body:
            self.stmt(s, 1)
        self.out.append(")\n")
        return "".join(self.out)


def dump(source, path):
    """`source` is bytes or str."""
    tree = ast.parse(source)
    text = source if isinstance(source, str) else source.decode("utf-8-sig").replace("\r\n", "\n")
    return Printer(text).module(tree, path)


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    sys.stdout.write(dump(open(sys.argv[1], "rb").read(), sys.argv[1]))
