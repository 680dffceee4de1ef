#!/usr/bin/env python3
"""Writes random, well-typed Python programs that always end and print what they compute.

usage: generate.py SEED [COUNT FOLDER]      one program to stdout, or COUNT of them to FOLDER/p<seed>.py

A program is built by types: `Maker.expr(type, depth)` gives an expression of a type from the table of its forms, `Maker.stmt` one of
the kinds of statements (generate_statements.py), and functions, classes, closures, generators come from generate_definitions.py.
Integers are kept small (% and small literals), loops have bounds, what may fail stands in a try.
"""
import pathlib
import random
import sys

from generate_definitions import Definitions
from generate_statements import Statements

SCALARS = ("int", "float", "bool", "str")
OTHERS = ("list[int]", "list[str]", "list[float]", "dict", "tuple", "set", "rows", "pairs", "int?", "table")
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


def item_of(kind):
    return kind[5:-1]


class Maker(Statements, Definitions):
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.scopes = [{}]       # name -> type, innermost last
        self.functions = {}      # name -> Signature
        self.classes = {}        # name -> ClassShape
        self.generators = {}     # name -> (parameter kinds, item kind)
        self.raisers = {}        # name -> (parameter kinds, result kind): may raise one of self.errors
        self.makers = {}         # name -> (parameter kinds, Signature of what it returns)
        self.errors = []         # exception classes of the program
        self.managers = []       # context managers
        self.counter = 0
        self.in_function = False
        self.frozen = {"calls"}  # names that a loop runs over: not changed inside
        self.noted = self.random.choice((0, 0.05, 0.3))  # share of expressions that act
        self.locals_only = False

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
        return self.pick(SCALARS + SCALARS + OTHERS + tuple(self.classes))

    # ---- expressions
    def expr(self, kind, depth=3):
        if kind in NOTED and self.chance(self.noted):
            return f"note_{kind}({self.plain_expr(kind, depth - 1)})"
        return self.plain_expr(kind, depth)

    def plain_expr(self, kind, depth):
        known = self.names(kind)
        if known and (depth <= 0 or self.chance(0.35)):
            return self.pick(known)
        if depth > 1 and self.chance(0.2):
            call = self.some_call(kind, depth)
            if call:
                return call
        fields = [f"{n}.{field}" for c, shape in self.classes.items() for n in self.names(c) for field, k in shape.readable() if k == kind]
        if fields and self.chance(0.25):
            return self.pick(fields)
        if kind in self.classes:
            return self.construct(kind, depth)
        if kind.startswith("list["):
            return self.list_expr(item_of(kind), depth)
        return getattr(self, {"int?": "maybe"}.get(kind, kind) + "_expr")(depth)

    def some_call(self, kind, depth):
        """A call of something that the program defines, or None if nothing gives the kind."""
        found = [lambda f=f: self.call(f, depth) for f, signature in self.functions.items() if signature.result == kind]
        for c, shape in self.classes.items():
            for obj in self.names(c):
                for method, signature in shape.methods.items():
                    if signature.result == kind:
                        found.append(lambda o=obj, m=method, s=signature: f"{o}.{m}({self.arguments(s, depth)})")
        for scope in (self.scopes[0], self.scopes[-1]):
            for n, k in scope.items():
                if k.startswith("closure:") and self.makers[k[8:]][1].result == kind:
                    found.append(lambda n=n, k=k: f"{n}({self.arguments(self.makers[k[8:]][1], depth)})")
        return self.pick(found)() if found else None

    def call(self, function, depth):
        return f"{function}({self.arguments(self.functions[function], depth)})"

    def construct(self, kind, depth):
        return f"{kind}({', '.join(self.expr(k, depth - 1) for k in self.classes[kind].given())})"

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
            lambda: f"abs({e()})", lambda: f"len({self.expr(self.pick(('str', 'list[int]', 'list[str]', 'dict', 'set', 'rows', 'pairs')), depth - 1)})",
            lambda: f"min({e()}, {e()})", lambda: f"max({e()}, {e()}, 5)", lambda: f"sum({e('list[int]')}) % 1013",
            lambda: f"int({e('float')} % 1000.0)", lambda: f"int({e('bool')})", lambda: f"({e()} if {e('bool')} else {e()})",
            lambda: f"{e('str')}.count({self.pick(('a', 'e', 'x', ' '))!r})", lambda: f"{e('str')}.find('e')",
            lambda: f"{e('dict')}.get({self.pick(WORDS)!r}, {e()})", lambda: f"sum(1 for c in {e('str')} if c {self.pick(('==', '!=', '<', '>'))} 'e')",
            lambda: f"sum(v * 2 for v in {e('list[int]')}) % 997", lambda: f"{e('tuple')}[0]", lambda: f"divmod({e()}, 7)[{self.pick('01')}]",
            lambda: f"pow({e()} % 10, 3)", lambda: f"round({e('float')} % 100.0)", lambda: f"ord(({e('str')} or 'z')[0])",
            lambda: f"({e('int?')} or {e()})", lambda: f"max({e('list[int]')}, default={e()})", lambda: f"max({e('pairs')} + [('', 0)])[1]",
            lambda: f"min({e('list[int]')} + [9], key=lambda n: (n % 7, -n))", lambda: f"sum(len(r) for r in {e('rows')})",
            lambda: f"sum(v for r in {e('rows')} for v in r if v > {self.expr('int', 0)}) % 509", lambda: f"next((v for v in {e('list[int]')} if v > 2), {e()})",
            lambda: f"(lambda n, m=2: (n * m) % 101)({e()})", lambda: f"{e('list[int]')}.count({e()})", lambda: f"len({{v % 3 for v in {e('list[int]')}}})",
            lambda: f"{e('table')}.get('a', [{e()}])[0]", lambda: f"int('{self.pick((12, 7, '0b11', -3))}'.replace('b', ''))" if self.chance(0.3) else e(),
            lambda: f"(1 if {e()} > {e()} else -1) * ({e()} % 5) ** 2", lambda: f"int({e()} / 3)", lambda: f"int(str({e()} % 100)[::-1].strip('-') or 0)",
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
            lambda: f"sum({e('list[int]')}) / max(len({e('list[int]')}), 1)", lambda: f"float('{self.pick(('1.5', '2e3', '-0.25'))}')", lambda: f"({e('int')} * {e()})",
            lambda: f"sum(v * v for v in {e('list[float]')} if v < 1e3)", lambda: f"max(0.0, min(1.0, {e()}))", lambda: f"({e('int')} - {e()}) * 0.5",
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
            lambda: f"({e('int?')} is {self.pick(('', 'not '))}None)", lambda: f"({e('tuple')} {self.pick(('==', '<', '>='))} {e('tuple')})",
            lambda: f"({e('set')} {self.pick(('<=', '==', '>'))} {e('set')})", lambda: f"({e('int')} in {e('set')})", lambda: f"({e('int')} in (1, {e('int')}, 3))",
            lambda: f"{e('str')}.{self.pick(('isdigit', 'isalpha', 'islower', 'isupper', 'isspace'))}()", lambda: f"{e('str')}.endswith(('e', 'x', ' '))",
            lambda: f"({e('dict')} == {e('dict')})", lambda: f"({e('rows')} == {e('rows')})", lambda: f"({e('int')} == {e('float')})",
        ))()

    def str_expr(self, depth):
        if depth <= 0:
            return '"' + self.pick(WORDS) + '"'
        e = lambda kind="str": self.expr(kind, depth - 1)
        return self.pick((
            lambda: f"({e()} + {e()})", lambda: f"{e()}[{self.slice()}]", lambda: f"{e()}.{self.pick(('upper', 'lower', 'strip', 'title', 'swapcase', 'capitalize'))}()",
            lambda: f"str({e('int')})", lambda: f"str({e('float')})", lambda: f"repr({e()})", lambda: f"{e()}.replace('e', '3')", lambda: f"({e()} * 2)[:30]",
            lambda: f"'{self.pick((',', '-', ''))}'.join({e('list[str]')})", lambda: f"f\"{{{self.field('int')}:{self.pick(('5d', '<4', '^6', '+', '03d', 'x', ',', '>8,', '#x', 'b', 'e', '.1f', '%'))}}}|\"",
            lambda: f"f\"{{{self.field('float')}:{self.pick(('.3f', '8.2f', '.2e', 'g', '+.1f', '.1%', '10.4g', ',.2f', '<9.1f', '*^12.3f', '08.2f', 'e', '.0f'))}}}\"", lambda: f"(\"%s/%r\" % ({e('int')}, {e()}))",
            lambda: f"\"{{}}-{{:>6}}\".format({e('bool')}, {e()})", lambda: f"(\"%5.2f|%03d\" % ({e('float')}, {e('int')}))",
            lambda: f"({e()} if {e('bool')} else {e()})", lambda: f"{e()}.center(9, '*')", lambda: f"{e()}.zfill(4)", lambda: f"{e('tuple')}[1]",
            lambda: f"str({e('list[int]')})", lambda: f"hex({e('int')})", lambda: f"chr(97 + {e('int')} % 26)", lambda: f"str({e('dict')})", lambda: f"str({e('tuple')})",
            lambda: f"f\"{{{self.field('str')}!r}}:{{{self.field('str')}:>{{{self.field('int')} % 9 + 3}}}}|\"", lambda: f"f\"{{{self.field('list[int]')}}}{{{self.field('bool')}}}\"",
            lambda: f"\"{{0}}/{{1:.2f}}/{{0!r}}/{{k}}\".format({e()}, {e('float')}, k={e('int')})", lambda: f"\", \".join(f\"{{k}}={{v}}\" for k, v in {e('dict')}.items())",
            lambda: f"\"\".join(c for c in {e()} if c {self.pick(('not in', 'in'))} \"aeé\")", lambda: f"{e()}.partition('e')[{self.pick('012')}]", lambda: f"{e()}.{self.pick(('ljust', 'rjust'))}(7, '.')",
            lambda: f"{e()}.{self.pick(('lstrip', 'rstrip', 'strip'))}('lae ')", lambda: f"max({e('list[str]')} + ['b'], key=len)", lambda: f"str({e('set')})" if self.chance(0.2) else f"str(sorted({e('set')}))",
            lambda: f"str({e('rows')})", lambda: f"str({e('pairs')}[:3])", lambda: f"str({e('int?')})", lambda: f"({e()} or 'none')", lambda: f"bin({e('int')})[2:]", lambda: f"({e()} + ' end').split()[-1]",
            lambda: f"(\"%-6s|%+d|%e\" % ({e()}, {e('int')}, {e('float')}))", lambda: f"'{self.pick(('-', ' '))}'.join(map(str, {e('list[int]')}))", lambda: f"type({e(self.pick(('int', 'float', 'str')))}).__name__",
            lambda: f"{e()}.removeprefix('l').removesuffix('t')", lambda: f"{e()}.expandtabs(4)", lambda: f"{e()}[::-1]", lambda: f"str({e('table')})",
        ))()

    def field(self, kind):
        """For inside an f-string: a name or a constant; at times an expression without quotes."""
        known = self.names(kind)
        if known:
            name = self.pick(known)
            return self.pick((name, name, {"int": f"{name} + 1", "float": f"{name} / 2", "str": f"{name}.upper()"}.get(kind, name)))
        return {"int": self.pick(("12", "-7")), "float": "2.5", "str": "calls", "bool": "True"}.get(kind, "[1, 2]")

    def slice(self):
        bound = lambda: self.pick(("", "1", "2", "-1", "-3", "5"))
        return f"{bound()}:{bound()}" + self.pick(("", "", ":2", ":-1"))

    def list_expr(self, item, depth):
        if depth <= 0:
            return "[" + ", ".join(self.expr(item, 0) for _ in range(self.random.randrange(1, 4))) + "]"
        kind = f"list[{item}]"
        e = lambda wanted=kind: self.expr(wanted, depth - 1)
        forms = [
            lambda: "[" + ", ".join(self.expr(item, depth - 1) for _ in range(self.random.randrange(1, 5))) + "]",
            lambda: f"({e()} + {e()})", lambda: f"{e()}[{self.slice()}]", lambda: f"sorted({e()})", lambda: f"sorted({e()}, reverse=True)",
            lambda: f"list(reversed({e()}))", lambda: f"({e()} * 2)[:12]", lambda: f"sorted(set({e()}))", lambda: f"[v for v in {e()} if v != {self.expr(item, 0)}]",
            lambda: f"list({e()})", lambda: f"[{self.expr(item, 0)}, *{e()}]", lambda: f"({e()} if {e('bool')} else {e()})", lambda: f"list(dict.fromkeys({e()}))",
            lambda: f"[v for i, v in enumerate({e()}) if i % 2 == 0]", lambda: f"({e()} or {e()})",
        ]
        generators = [g for g, (_, k) in self.generators.items() if k == item]
        if generators:
            forms += [lambda: f"list({self.run_generator(self.pick(generators), depth)})", lambda: f"[v for v in {self.run_generator(self.pick(generators), depth)}][:6]"] * 3
        if item == "int":
            forms += [lambda: f"[i * i % 50 for i in range({self.expr('int', 0)} % 6)]", lambda: f"list({e('dict')}.values())",
                      lambda: f"[i + len(w) for i, w in enumerate({e('list[str]')})]", lambda: f"[a * b % 31 for a, b in zip({e()}, {e()})]",
                      lambda: f"list(map(lambda n: n % 9 - 4, {e()}))", lambda: f"list(range({self.expr('int', 0)}, 9, 2))", lambda: f"sorted({e()}, key=lambda n: (n % 5, n))",
                      lambda: f"[v for r in {e('rows')} for v in r][:9]", lambda: f"sorted({e('set')})", lambda: f"[n for _, n in {e('pairs')}]", lambda: f"list(filter(lambda n: n % 2, {e()}))",
                      lambda: f"[x if x > 0 else -x for x in {e()}]", lambda: f"list({e('tuple')}[:1])",
                      lambda: f"[sum(r) % 100 for r in {e('rows')}]", lambda: f"{e('table')}.get('k', {e()})"]
        if item == "str":
            forms += [lambda: f"{e('str')}.split()", lambda: f"list({e('dict')})", lambda: f"[str(n) for n in {e('list[int]')}]",
                      lambda: f"list({e('str')}[:6])", lambda: f"sorted({e()}, key=len)", lambda: f"[w.upper() for w in {e()} if len(w) < 6]",
                      lambda: f"sorted({e('dict')}, key=lambda k: ({e('dict')}.get(k, 0), k))", lambda: f"{e('str')}.split('e', 1)", lambda: f"[k + str(v) for k, v in {e('pairs')}]",
                      lambda: f"[f\"{{i}}:{{w}}\" for i, w in enumerate({e()}, start=1)]", lambda: f"{e('str')}.splitlines()", lambda: f"sorted({e()}, key=lambda w: (-len(w), w))"]
        if item == "float":
            forms += [lambda: f"[n * 0.5 for n in {e('list[int]')}]", lambda: f"[round(v % 100.0, 2) for v in {e()}]", lambda: f"[a - b for a, b in zip({e()}, {e()}[1:])]"]
        return self.pick(forms)()

    def dict_expr(self, depth):
        if depth <= 0:
            return "{" + ", ".join(f"{self.pick(WORDS)!r}: {self.expr('int', 0)}" for _ in range(self.random.randrange(1, 4))) + "}"
        e = lambda kind: self.expr(kind, depth - 1)
        return self.pick((
            lambda: "{" + ", ".join(f"{e('str')}: {e('int')}" for _ in range(3)) + "}", lambda: f"{{w: len(w) for w in {e('list[str]')}}}",
            lambda: f"{{k: v + 1 for k, v in {e('dict')}.items() if v < 100}}", lambda: f"dict({e('dict')})", lambda: f"{{**{e('dict')}, {e('str')}: {e('int')}}}",
            lambda: f"dict(zip({e('list[str]')}, {e('list[int]')}))", lambda: f"dict(sorted({e('dict')}.items()))", lambda: f"dict({e('pairs')})",
            lambda: f"dict(sorted({e('dict')}.items(), key=lambda kv: (-kv[1], kv[0])))", lambda: f"({e('dict')} | {e('dict')})", lambda: f"dict(lr={e('int')}, net={e('int')})",
            lambda: f"{{k: sum(v) % 77 for k, v in {e('table')}.items()}}",
        ))()

    def tuple_expr(self, depth):
        return f"({self.expr('int', depth - 1)}, {self.expr('str', depth - 1)}, {self.expr('float', depth - 1)})"

    def set_expr(self, depth):
        if depth <= 0:
            return "{" + ", ".join(self.expr("int", 0) for _ in range(self.random.randrange(1, 4))) + "}"
        e = lambda kind="set": self.expr(kind, depth - 1)
        return self.pick((
            lambda: f"set({e('list[int]')})", lambda: f"({e()} {self.pick('|&-^')} {e()})", lambda: f"{{v % 6 for v in {e('list[int]')}}}", lambda: f"{{{e('int')}, {e('int')}}}",
            lambda: f"{e()}.{self.pick(('union', 'intersection', 'difference'))}({e('list[int]')})",
        ))()

    def rows_expr(self, depth):
        e = lambda kind="rows": self.expr(kind, depth - 1)
        if depth <= 0:
            return self.pick(("[[1, 2], [3, 4]]", "[[0], [7, -1], []]"))
        return self.pick((
            lambda: f"[{e('list[int]')}, {e('list[int]')}]", lambda: f"[[i * j for j in range(3)] for i in range({self.expr('int', 0)} % 4)]", lambda: f"[r[::-1] for r in {e()}]",
            lambda: f"[list(r) for r in {e()} if r]", lambda: f"({e()} + {e()})[:4]", lambda: f"sorted({e()})", lambda: f"sorted({e()}, key=len)", lambda: f"list({e('table')}.values())",
            lambda: "[[0] * 3 for _ in range(2)]", lambda: f"[[v + 1 for v in r if v % 2] for r in {e()}]",
        ))()

    def pairs_expr(self, depth):
        e = lambda kind: self.expr(kind, depth - 1)
        if depth <= 0:
            return self.pick(("[('a', 1), ('b', 2)]", "[('x', -3)]"))
        return self.pick((
            lambda: f"list({e('dict')}.items())", lambda: f"sorted({e('dict')}.items(), key=lambda kv: (kv[1], kv[0]))", lambda: f"list(zip({e('list[str]')}, {e('list[int]')}))",
            lambda: f"[({e('str')}, {e('int')}), ({e('str')}, {e('int')})]", lambda: f"[(w, i) for i, w in enumerate({e('list[str]')})]", lambda: f"[p for p in {e('pairs')} if p[1] > 0]",
        ))()

    def maybe_expr(self, depth):
        e = lambda kind: self.expr(kind, depth - 1)
        if depth <= 0:
            return self.pick(("None", "4", "0"))
        return self.pick((
            lambda: f"{e('dict')}.get({self.pick(WORDS)!r})", lambda: f"({e('int')} if {e('bool')} else None)", lambda: f"next((v for v in {e('list[int]')} if v > 5), None)",
            lambda: f"(None if {e('bool')} else {e('int')})", lambda: f"max({e('list[int]')}, default=None)",
        ))()

    def table_expr(self, depth):
        e = lambda kind: self.expr(kind, depth - 1)
        if depth <= 0:
            return self.pick(("{'a': [1, 2], 'b': []}", "{'k': [5]}"))
        return self.pick((
            lambda: f"{{{e('str')}: {e('list[int]')}, {e('str')}: {e('list[int]')}}}", lambda: f"{{w: [len(w), 1] for w in {e('list[str]')}}}",
            lambda: f"{{k: [v] * 2 for k, v in {e('dict')}.items()}}", lambda: f"{{k: v[:2] for k, v in {e('table')}.items()}}",
        ))()

    def program(self):
        self.put("import math")
        self.put("")
        self.lines += NOTES.splitlines()
        for kind, result in NOTED.items():
            self.lines += NOTE.format(kind=kind, result=result).splitlines()
        self.bind("calls", "int")
        self.define()
        for _ in range(self.random.randrange(6, 14)):
            self.stmt(3)
        for name, kind in self.scopes[0].items():
            if not kind.startswith("closure:"):
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
