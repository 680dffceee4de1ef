#!/usr/bin/env python3
"""Writes random, well-typed Python programs that always end and print what they compute.

usage: generate.py SEED [COUNT FOLDER]      one program to stdout, or COUNT of them to FOLDER/p<seed>.py

A program is built by types: `Maker.expr(type, depth)` gives an expression of a type from the table of its forms, `Maker.stmt` one of
the kinds of statements. Integers are kept small (% and small literals), loops have bounds, what may fail stands in a try.
"""
import pathlib
import random
import sys

SCALARS = ("int", "float", "bool", "str")
WORDS = ("lr", "net", "Epoch", "x y", "", "a", "Zoë", "loss: ", "été", "tab\\t", "%d", "{}", "it's", "q\\\"q", "0012", " pad ")
FLOATS = ("0.5", "1.5", "-2.25", "3.0", "1e-3", "100.125", "0.1", "2.675", "1e16", "-0.0", "7.0")


# Functions that print and change what others read: operands must be evaluated in Python's order.
NOTED = {"int": "(value + calls) % 10007", "float": "value", "bool": "value", "str": "value + trail[-1]"}
NOTES = """calls = 0
trail = ["-"]
"""
NOTE = """def note_{kind}(value):
    global calls
    calls += 1
    trail.append(str(calls % 10))
    print("note {kind}", calls)
    return {result}

"""


def list_of(kind):
    return f"list[{kind}]"


def item_of(kind):
    return kind[5:-1]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.scopes = [{}]       # name -> type, innermost last
        self.functions = {}      # name -> (parameter types, result type)
        self.classes = {}        # name -> {field: type}
        self.counter = 0
        self.in_loop = False
        self.result = None       # of the function at hand
        self.frozen = {"calls"}  # names that a loop runs over: not changed inside
        self.noted = self.random.choice((0, 0.05, 0.3))  # share of expressions that act

    # ---- helpers
    def pick(self, options):
        return self.random.choice(options)

    def chance(self, probability):
        return self.random.random() < probability

    def put(self, line):
        self.lines.append("    " * self.indent + line)

    def name(self, stem):
        self.counter += 1
        return f"{stem}{self.counter}"

    def names(self, kind):
        return [n for scope in self.scopes[-1:] + self.scopes[:1] for n, k in scope.items() if k == kind]

    def bind(self, name, kind):
        self.scopes[-1][name] = kind

    def any_type(self):
        return self.pick(SCALARS + ("list[int]", "list[str]", "list[float]", "dict", "tuple") + tuple(self.classes))

    # ---- expressions
    def expr(self, kind, depth=3):
        if kind in NOTED and self.chance(self.noted):
            return f"note_{kind}({self.plain_expr(kind, depth - 1)})"
        return self.plain_expr(kind, depth)

    def plain_expr(self, kind, depth):
        known = self.names(kind)
        if known and (depth <= 0 or self.chance(0.35)):
            return self.pick(known)
        calls = [f for f, (_, result) in self.functions.items() if result == kind]
        if calls and depth > 1 and self.chance(0.15):
            return self.call(self.pick(calls), depth)
        fields = [f"{n}.{field}" for c, table in self.classes.items() for n in self.names(c) for field, k in table.items() if k == kind]
        if fields and self.chance(0.2):
            return self.pick(fields)
        if kind in self.classes:
            return f"{kind}({', '.join(self.expr(k, depth - 1) for k in self.classes[kind].values())})"
        if kind.startswith("list["):
            return self.list_expr(item_of(kind), depth)
        return getattr(self, f"{kind}_expr")(depth)

    def call(self, function, depth):
        params, _ = self.functions[function]
        return f"{function}({', '.join(self.expr(kind, depth - 1) for kind in params)})"

    def int_expr(self, depth):
        if depth <= 0:
            return self.pick(("0", "1", "2", "3", "7", "-1", "-5", "10", "42", "255", "1000"))
        e = lambda kind="int": self.expr(kind, depth - 1)
        return self.pick((
            lambda: f"({e()} {self.pick('+-')} {e()}) % {self.pick((97, 1009, 13))}",
            lambda: f"({e()} * {e()}) % {self.pick((1000, -17, 64))}",
            lambda: f"({e()} // {self.pick((2, 3, -4, 7))})",
            lambda: f"({e()} {self.pick('&|^')} {e()})",
            lambda: f"({e()} % 16 << 2)", lambda: f"({e()} >> 1)", lambda: f"-({e()})", lambda: f"~({e()})",
            lambda: f"abs({e()})", lambda: f"len({self.expr(self.pick(('str', 'list[int]', 'list[str]', 'dict')), depth - 1)})",
            lambda: f"min({e()}, {e()})", lambda: f"max({e()}, {e()}, 5)", lambda: f"sum({e('list[int]')}) % 1013",
            lambda: f"int({e('float')} % 1000.0)", lambda: f"int({e('bool')})", lambda: f"({e()} if {e('bool')} else {e()})",
            lambda: f"{e('str')}.count({self.pick(('a', 'e', 'x', ' '))!r})", lambda: f"{e('str')}.find('e')",
            lambda: f"{e('dict')}.get({self.pick(WORDS)!r}, {e()})", lambda: f"sum(1 for c in {e('str')} if c {self.pick(('==', '!=', '<', '>'))} 'e')",
            lambda: f"sum(v * 2 for v in {e('list[int]')}) % 997", lambda: f"{e('tuple')}[0]", lambda: f"divmod({e()}, 7)[{self.pick('01')}]",
            lambda: f"pow({e()} % 10, 3)", lambda: f"round({e('float')} % 100.0)", lambda: f"ord(({e('str')} or 'z')[0])",
        ))()

    def float_expr(self, depth):
        if depth <= 0:
            return self.pick(FLOATS)
        e = lambda kind="float": self.expr(kind, depth - 1)
        return self.pick((
            lambda: f"({e()} {self.pick('+-*')} {e()})", lambda: f"({e()} / {self.pick(('2.0', '-3.0', '0.7', '8'))})", lambda: f"({e('int')} / 4)",
            lambda: f"({e()} // 1.5)", lambda: f"({e()} % 2.5)", lambda: f"float({e('int')})", lambda: f"abs({e()})",
            lambda: f"round({e()} % 1000.0, {self.pick((0, 1, 2, 3))})", lambda: f"min({e()}, {e()})", lambda: f"max({e('list[float]')} + [0.0])",
            lambda: f"sum({e('list[float]')}, 0.0)", lambda: f"math.sqrt(abs({e()}))", lambda: f"math.floor({e()} % 50.0) * 0.5",
            lambda: f"({e()} if {e('bool')} else {e()})", lambda: f"{e('tuple')}[2]", lambda: f"({e('int')} % 7) ** 2 * 0.25",
        ))()

    def bool_expr(self, depth):
        if depth <= 0:
            return self.pick(("True", "False"))
        e = lambda kind="bool": self.expr(kind, depth - 1)
        compare = lambda: self.pick(("==", "!=", "<", "<=", ">", ">="))
        return self.pick((
            lambda: f"({e('int')} {compare()} {e('int')})", lambda: f"({e('float')} {compare()} {e('float')})",
            lambda: f"({e('str')} {compare()} {e('str')})", lambda: f"({e('int')} < {e('int')} <= {e('int')})", lambda: f"(not {e()})",
            lambda: f"({e()} and {e()})", lambda: f"({e()} or {e()})", lambda: f"({e('int')} in {e('list[int]')})",
            lambda: f"({self.pick(WORDS)!r} not in {e('dict')})", lambda: f"{e('str')}.startswith('l')", lambda: f"bool({e('list[int]')})",
            lambda: f"all(v > -3 for v in {e('list[int]')})", lambda: f"any(w == '' for w in {e('list[str]')})", lambda: f"('e' in {e('str')})",
            lambda: f"isinstance({e('int')}, int)", lambda: f"({e('list[int]')} {compare()} {e('list[int]')})", lambda: f"({e()} ^ {e()})",
        ))()

    def str_expr(self, depth):
        if depth <= 0:
            return '"' + self.pick(WORDS) + '"'
        e = lambda kind="str": self.expr(kind, depth - 1)
        return self.pick((
            lambda: f"({e()} + {e()})", lambda: f"{e()}[{self.slice()}]", lambda: f"{e()}.{self.pick(('upper', 'lower', 'strip', 'title', 'swapcase', 'capitalize'))}()",
            lambda: f"str({e('int')})", lambda: f"str({e('float')})", lambda: f"repr({e()})", lambda: f"{e()}.replace('e', '3')", lambda: f"({e()} * 2)[:30]",
            lambda: f"'{self.pick((',', '-', ''))}'.join({e('list[str]')})", lambda: f"f\"{{{self.expr_plain('int')}:{self.pick(('5d', '<4', '^6', '+', '03d', 'x', ','))}}}|\"",
            lambda: f"f\"{{{self.expr_plain('float')}:{self.pick(('.3f', '8.2f', '.2e', 'g', '+.1f'))}}}\"", lambda: f"(\"%s/%r\" % ({e('int')}, {e()}))",
            lambda: f"\"{{}}-{{:>6}}\".format({e('bool')}, {e()})", lambda: f"(\"%5.2f|%03d\" % ({e('float')}, {e('int')}))",
            lambda: f"({e()} if {e('bool')} else {e()})", lambda: f"{e()}.center(9, '*')", lambda: f"{e()}.zfill(4)", lambda: f"{e('tuple')}[1]",
            lambda: f"str({e('list[int]')})", lambda: f"hex({e('int')})", lambda: f"chr(97 + {e('int')} % 26)", lambda: f"str({e('dict')})", lambda: f"str({e('tuple')})",
        ))()

    def expr_plain(self, kind):
        """For inside an f-string: a name, or a number."""
        known = self.names(kind)
        return self.pick(known) if known else self.pick(("12", "-7")) if kind == "int" else "2.5"

    def slice(self):
        bound = lambda: self.pick(("", "1", "2", "-1", "-3", "5"))
        return f"{bound()}:{bound()}" + self.pick(("", "", ":2", ":-1"))

    def list_expr(self, item, depth):
        if depth <= 0:
            return "[" + ", ".join(self.expr(item, 0) for _ in range(self.random.randrange(1, 4))) + "]"
        kind = list_of(item)
        e = lambda: self.expr(kind, depth - 1)
        forms = [
            lambda: "[" + ", ".join(self.expr(item, depth - 1) for _ in range(self.random.randrange(1, 5))) + "]",
            lambda: f"({e()} + {e()})", lambda: f"{e()}[{self.slice()}]", lambda: f"sorted({e()})", lambda: f"sorted({e()}, reverse=True)",
            lambda: f"list(reversed({e()}))", lambda: f"({e()} * 2)[:12]", lambda: f"sorted(set({e()}))", lambda: f"[v for v in {e()} if v != {self.expr(item, 0)}]",
            lambda: f"list({e()})", lambda: f"[{self.expr(item, 0)}, *{e()}]",
        ]
        if item == "int":
            forms += [lambda: f"[i * i % 50 for i in range({self.expr('int', 0)} % 6)]", lambda: f"list({self.expr('dict', depth - 1)}.values())",
                      lambda: f"[i + len(w) for i, w in enumerate({self.expr('list[str]', depth - 1)})]", lambda: f"[a * b % 31 for a, b in zip({e()}, {e()})]",
                      lambda: f"list(map(lambda n: n % 9 - 4, {e()}))", lambda: f"list(range({self.expr('int', 0)}, 9, 2))", lambda: f"sorted({e()}, key=lambda n: (n % 5, n))"]
        if item == "str":
            forms += [lambda: f"{self.expr('str', depth - 1)}.split()", lambda: f"list({self.expr('dict', depth - 1)})", lambda: f"[str(n) for n in {self.expr('list[int]', depth - 1)}]",
                      lambda: f"list({self.expr('str', depth - 1)}[:6])", lambda: f"sorted({e()}, key=len)", lambda: f"[w.upper() for w in {e()} if len(w) < 6]"]
        if item == "float":
            forms += [lambda: f"[n * 0.5 for n in {self.expr('list[int]', depth - 1)}]"]
        return self.pick(forms)()

    def dict_expr(self, depth):
        if depth <= 0:
            return "{" + ", ".join(f"{self.pick(WORDS)!r}: {self.expr('int', 0)}" for _ in range(self.random.randrange(1, 4))) + "}"
        e = lambda kind: self.expr(kind, depth - 1)
        return self.pick((
            lambda: "{" + ", ".join(f"{e('str')}: {e('int')}" for _ in range(3)) + "}", lambda: f"{{w: len(w) for w in {e('list[str]')}}}",
            lambda: f"{{k: v + 1 for k, v in {e('dict')}.items() if v < 100}}", lambda: f"dict({e('dict')})", lambda: f"{{**{e('dict')}, {e('str')}: {e('int')}}}",
            lambda: f"dict(zip({e('list[str]')}, {e('list[int]')}))", lambda: f"dict(sorted({e('dict')}.items()))",
        ))()

    def tuple_expr(self, depth):
        return f"({self.expr('int', depth - 1)}, {self.expr('str', depth - 1)}, {self.expr('float', depth - 1)})"

    # ---- statements
    def block(self, depth, count=None):
        self.indent += 1
        self.scopes.append(dict(self.scopes[-1]))
        before = len(self.lines)
        for _ in range(count or self.random.randrange(1, 4)):
            self.stmt(depth - 1)
        if len(self.lines) == before:
            self.put("pass")
        self.scopes.pop()
        self.indent -= 1

    def stmt(self, depth):
        simple = (self.assign, self.assign, self.change, self.show, self.show, self.unpack)
        nested = (self.branch, self.loop_range, self.loop_list, self.loop_dict, self.loop_zip, self.loop_while, self.attempt)
        self.pick(simple + nested if depth > 0 else simple)(depth)

    def assign(self, _depth):
        kind = self.any_type()
        known = [n for n in self.names(kind) if n in self.scopes[-1] and n not in self.frozen]
        name = self.pick(known) if known and self.chance(0.4) else self.name("v")
        value = self.expr(kind)
        self.put(f"{name} = {value}")
        self.bind(name, kind)

    def change(self, _depth):
        kind = self.pick(("int", "float", "str", "list[int]", "list[str]", "dict"))
        known = [n for n in self.names(kind) if n in self.scopes[-1] and n not in self.frozen]
        if not known:
            return
        name, e = self.pick(known), lambda kind: self.expr(kind, 2)
        forms = {
            "int": lambda: f"{name} {self.pick(('+=', '-=', '|=', '^='))} {e('int')}", "float": lambda: f"{name} {self.pick(('+=', '-='))} {e('float')}",
            "str": lambda: f"{name} = ({name} + {e('str')})[-40:]",
            "list[int]": lambda: self.pick((f"{name}.append({e('int')})", f"{name}.insert(0, {e('int')})", f"{name}.extend({e('list[int]')}[:4])", f"{name}.reverse()", f"{name}.sort()", f"{name} += [1, 2]", f"{name}[:1] = [9, 8]", f"del {name}[1:3]")),
            "list[str]": lambda: self.pick((f"{name}.append({e('str')})", f"{name}.sort(key=len)", f"{name}.extend(['p', 'q'])", f"{name}[len({name}):] = ['z']")),
            "dict": lambda: self.pick((f"{name}[{e('str')}] = {e('int')}", f"{name}.setdefault('k', 0)", f"{name}.update({e('dict')})", f"{name}.pop('k', None)", f"{name}['n'] = {name}.get('n', 0) + 1")),
        }
        self.put(forms[kind]())

    def show(self, _depth):
        kinds = [self.any_type() for _ in range(self.random.randrange(1, 4))]
        end = self.pick(("", "", "", ", sep='|'", ", end=';\\n'"))
        self.put(f"print({', '.join(self.expr(kind, 2) for kind in kinds)}{end})")

    def unpack(self, _depth):
        a, b, c = self.name("a"), self.name("b"), self.name("c")
        form = self.random.randrange(3)
        if form == 0:
            self.put(f"{a}, {b} = {self.expr('int')}, {self.expr('str')}")
            kinds = ("int", "str")
        elif form == 1:
            self.put(f"{a}, {b}, {c} = {self.expr('tuple')}")
            kinds = ("int", "str", "float")
        else:
            self.put(f"{a}, *{b} = [{self.expr('int', 1)}] + {self.expr('list[int]')}")
            kinds = ("int", "list[int]")
        for name, kind in zip((a, b, c), kinds):
            self.bind(name, kind)

    def branch(self, depth):
        self.put(f"if {self.expr('bool')}:")
        self.block(depth)
        if self.chance(0.4):
            self.put(f"elif {self.expr('bool')}:")
            self.block(depth)
        if self.chance(0.5):
            self.put("else:")
            self.block(depth)

    def loop(self, header, targets, depth):
        self.put(header)
        outer, self.in_loop = self.in_loop, True
        self.scopes.append(dict(self.scopes[-1]))
        for name, kind in targets:
            self.bind(name, kind)
            self.frozen.add(name)
        self.block(depth)
        if self.chance(0.3):
            self.indent += 1
            self.put(f"if {self.expr('bool', 2)}:")
            self.put(f"    {self.pick(('break', 'continue'))}")
            self.indent -= 1
        self.scopes.pop()
        self.in_loop = outer

    def loop_range(self, depth):
        name = self.name("i")
        self.loop(f"for {name} in range({self.pick((2, 3, 4))}):", [(name, "int")], depth)

    def loop_list(self, depth):
        item = self.pick(("int", "str", "float"))
        name, index = self.name("x"), self.name("n")
        source = f"{self.expr(list_of(item), 2)}[:4]"
        if self.chance(0.5):
            self.loop(f"for {index}, {name} in enumerate({source}):", [(index, "int"), (name, item)], depth)
        else:
            self.loop(f"for {name} in {source}:", [(name, item)], depth)

    def loop_dict(self, depth):
        key, value = self.name("k"), self.name("d")
        self.loop(f"for {key}, {value} in {self.expr('dict', 1)}.items():", [(key, "str"), (value, "int")], min(depth, 1))

    def loop_zip(self, depth):
        a, b = self.name("p"), self.name("q")
        self.loop(f"for {a}, {b} in zip({self.expr('list[int]', 2)}[:3], {self.expr('list[str]', 2)}):", [(a, "int"), (b, "str")], depth)

    def loop_while(self, depth):
        name = self.name("w")
        self.put(f"{name} = {self.pick((2, 3))}")
        self.bind(name, "int")
        self.frozen.add(name)
        self.put(f"while {name} > 0:")
        self.indent += 1
        self.put(f"{name} -= 1")
        self.indent -= 1
        self.block(min(depth, 1))

    def attempt(self, depth):
        self.put("try:")
        self.indent += 1
        self.put(self.pick((
            f"print({self.expr('int', 1)} // ({self.expr('int', 1)} % 3))", f"print({self.expr('list[int]', 1)}[{self.expr('int', 1)} % 7])",
            f"print({self.expr('dict', 1)}[{self.expr('str', 1)}])", f"print(int({self.expr('str', 1)}))", f"print([1, 2].index({self.expr('int', 1)} % 4))",
        )))
        self.indent -= 1
        if depth > 0 and self.chance(0.5):
            self.put("except (ZeroDivisionError, IndexError) as error:")
            self.put("    print('caught', error)")
        self.put("except Exception as error:")
        self.put("    print(type(error).__name__, error)")
        if self.chance(0.3):
            self.put("else:")
            self.block(0, 1)
        if self.chance(0.3):
            self.put("finally:")
            self.put("    print('finally')")

    # ---- definitions
    def function(self):
        name = self.name("f")
        params = [(self.name("p"), self.any_type()) for _ in range(self.random.randrange(0, 4))]
        result = self.pick(SCALARS + ("list[int]", "dict"))
        outer = self.scopes
        self.scopes = [{k: v for k, v in self.scopes[0].items()}, dict(params)]
        self.put(f"def {name}({', '.join(p for p, _ in params)}):")
        self.block(2, self.random.randrange(1, 5))
        self.put(f"    return {self.expr(result)}")
        self.put("")
        self.scopes = outer
        self.functions[name] = ([kind for _, kind in params], result)

    def class_(self):
        name = self.name("C")
        fields = {self.name("f"): self.pick(SCALARS + ("list[int]",)) for _ in range(self.random.randrange(1, 4))}
        self.put(f"class {name}:")
        self.put(f"    def __init__(self, {', '.join(fields)}):")
        for field in fields:
            self.put(f"        self.{field} = {field}")
        self.put("    def __repr__(self):")
        self.put(f"        return \"{name}(%s)\" % ({' + '.join(f'str(self.{field})' for field in fields)},)")
        self.put("")
        self.classes[name] = fields

    def program(self):
        self.put("import math")
        self.put("")
        self.lines += NOTES.splitlines()
        for kind, result in NOTED.items():
            self.lines += NOTE.format(kind=kind, result=result).splitlines()
        self.bind("calls", "int")
        for _ in range(self.random.randrange(0, 3)):
            self.class_()
        for _ in range(self.random.randrange(1, 4)):
            self.function()
        for _ in range(self.random.randrange(6, 14)):
            self.stmt(3)
        for name, kind in self.scopes[0].items():
            self.put(f"print({name!r}, {name})")
        return "\n".join(self.lines) + "\n"


def main():
    seed = int(sys.argv[1])
    if len(sys.argv) < 4:
        sys.stdout.write(Maker(seed).program())
        return
    for number in range(seed, seed + int(sys.argv[2])):
        pathlib.Path(sys.argv[3], f"p{number}.py").write_text(Maker(number).program(), encoding="utf-8")


if __name__ == "__main__":
    main()
