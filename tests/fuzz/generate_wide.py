"""More of the language for random programs (see generate.py): dataclasses, enums, operators of classes, **kwargs, functions in containers, generators with
try, finally with return, values of several kinds, slices that are assigned, match, and more of the library."""
from generate import SCALARS, Maker

HEAD = """import itertools
import math
from collections import Counter, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from enum import Enum
from functools import partial, reduce

"""


class WideMaker(Maker):
    def __init__(self, seed):
        super().__init__(seed)
        self.datas = {}      # dataclass -> [(field, kind, has default)]
        self.enums = {}      # Enum -> members
        self.pairs_of = {}   # namedtuple -> fields (int, str)
        self.takers = {}     # function that takes a function int -> int
        self.options = {}    # function with **kwargs of ints -> positional kinds
        self.leavers = {}    # function int -> int that leaves through finally
        self.streams = {}    # generator of ints, of two ints, that cleans up behind itself
        self.vectors = []    # classes with operators, made of two ints
        self.resources = []  # classes with a property that is set
        self.mixers = []     # functions that take a value of any kind and give a str

    # ---- more forms of expressions
    def plain_expr(self, kind, depth):
        extra = getattr(self, "more_" + {"int?": "maybe", "list[int]": "ints", "list[str]": "words"}.get(kind, kind), None)
        if depth > 0 and extra and self.chance(0.2):
            forms = extra(lambda k=kind: self.expr(k, depth - 1))
            if forms:
                return self.pick(forms)()
        return super().plain_expr(kind, depth)

    def more_int(self, e):
        small = lambda: self.pick(("0", "1", "2", "3", "-1"))
        forms = [
            lambda: f"({e()}).bit_length()", lambda: f"sum([{e()}, {e('bool')}, {e('bool')}])", lambda: f"len({e('table')})", lambda: f"math.gcd({e()}, 12)",
            lambda: f"reduce(lambda a, b: (a * 3 + b) % 1009, {e('list[int]')}, {small()})", lambda: f"Counter({e('str')})['e']", lambda: f"(Counter([1, *{e('list[int]')}]).most_common(1)[0][1] if {e('bool')} else 0)",
            lambda: f"int(f\"{{{self.field('int')} % 100:03d}}\")", lambda: f"sum(itertools.islice(itertools.count({small()}), 4))", lambda: f"max(enumerate({e('list[int]')} + [0]), key=lambda p: p[1])[0]",
            lambda: f"{e('str')}.rfind('e')", lambda: f"len(list(itertools.chain({e('list[int]')}, {e('list[int]')})))", lambda: f"min({e('dict')}.values(), default={small()})",
            lambda: f"({e()} if isinstance({e('int?')}, int) else {small()})", lambda: f"sum(1 for a, b in zip({e('str')}, {e('str')}) if a == b)", lambda: f"round({e()}, -1)", lambda: f"[{e()}, {e()}][{e('bool')}]",
            lambda: f"{{True: {e()}, False: {e()}}}[{e('bool')}]", lambda: f"(lambda *xs, scale=2: sum(xs) * scale % 101)({e()}, *{e('list[int]')}[:2], scale={small()})",
            lambda: f"(int({e('bool')}) + {e('bool')})", lambda: f"len({{c for c in {e('str')} if c.isalpha()}})", lambda: f"sum(x * y for x in {e('list[int]')}[:3] for y in range(x % 3)) % 211",
            lambda: f"next(iter(sorted({e('set')}, reverse=True)), {small()})", lambda: f"len(bytes({e('str')}, 'utf-8'))", lambda: f"next(filter(lambda n: n > 1, {e('list[int]')}), {small()})",
        ]
        for name, shape in self.pairs_of.items():
            forms += [lambda n=name: f"{n}({e()}, {e('str')}).{self.pairs_of[n][0]}", lambda n=name: f"len({n}({e()}, {e('str')})._replace({self.pairs_of[n][1]}={e('str')})[1])"]
        for name in self.takers:
            forms += [lambda n=name: f"{n}(lambda x: (x + {small()}) % 50, {e()})", lambda n=name: f"{n}(abs, {e()})", lambda n=name: f"{n}(partial(max, {small()}), {e()})"] * 2
        for name in self.options:
            forms += [lambda n=name: f"{n}({e()}, beta={e()})", lambda n=name: f"{n}({e()}, **{{'lr': {e()}, 'net': {small()}}})", lambda n=name: f"{n}({e()}, gamma={small()}, **dict(lr={small()}))"] * 2
        forms += [lambda n=name: f"{n}({e()})" for name in self.leavers] * 3
        forms += [lambda n=name: f"sum({n}({e()} % 7, {e()})) % 1013" for name in self.streams] * 2
        forms += [lambda n=name: f"({n}({e()}, {small()}) + {n}({small()}, {e()})).a % 307" for name in self.vectors] * 2
        forms += [lambda n=name: f"len({n}({e()}, {small()}))" for name in self.vectors]
        for name, fields in self.datas.items():
            forms += [lambda n=name, f=f: f"{self.make_data(n, e)}.{f}" for f, kind, _ in fields if kind == "int"]
        return forms

    def more_str(self, e):
        forms = [
            lambda: f"f\"{{{self.field('int')}=}} {{{self.field('float')}!r:>8}}\"", lambda: f"\"{{:>{{w}}}}|{{:<{{w}}.2f}}\".format({e()}, {e('float')}, w={self.pick((4, 7, 12))})", lambda: f"(\"%(lr)d/%(net)s\" % {{'lr': {e('int')}, 'net': {e()}}})",
            lambda: f"{e()}.rsplit('e', 1)[0]", lambda: f"{e()}.casefold()", lambda: f"{e()}.rpartition(' ')[2]", lambda: f"\"{{0[1]}}-{{0[0]}}\".format({e('tuple')})", lambda: f"'-'.join(sorted(set({e()})))",
            lambda: f"{e()}.translate(str.maketrans('ae', 'uo'))", lambda: f"str(Counter({e()}).most_common(2))", lambda: f"repr({e('list[str]')})", lambda: f"f\"{{{self.field('str')}!r:^{{12 + 2}}}}\"", lambda: f"str(dict(Counter({e('list[int]')})))",
            lambda: f"str(list(zip({e()}, {e('list[int]')})))", lambda: f"str([*map(lambda w: w[:1], {e('list[str]')})])", lambda: f"str(list(itertools.accumulate({e('list[int]')}[:4], lambda a, b: (a + b) % 53)))",
            lambda: f"str(({e('int')}, *{e('list[int]')}[:2]))", lambda: f"str({{k: [v, str(v)] for k, v in {e('dict')}.items()}})", lambda: f"str(divmod({e('int')}, -7))", lambda: f"str([{e('int')}, {e()}, None, {e('float')}])",
            lambda: f"{e()}.encode().hex()[:12]", lambda: f"str({e()}.encode('utf-8')[:5])", lambda: f"str([[r[-1:] for r in {e('rows')}], {{}}, ()])", lambda: f"str(list(itertools.product({e('list[int]')}[:2], 'ab')))", lambda: f"str(deque({e('list[int]')}, maxlen=3))",
            lambda: f"str({{(a, b): a * b % 7 for a in {e('list[int]')}[:2] for b in range(2)}})", lambda: f"str(sorted({e('pairs')}, key=lambda p: (-p[1], p[0])))", lambda: f"('yes' if {e('list[int]')} else {e()})", lambda: f"format({e('float')}, '.2f')", lambda: f"format({e('int')}, ',d')",
            lambda: f"\" \".join(f\"{{i}}{{c!r}}\" for i, c in enumerate({e()}[:4]))", lambda: f"({e('float')}).__class__.__name__", lambda: f"str({e('float')}.is_integer())", lambda: f"(lambda s, *, up=False: s.upper() if up else s)({e()}, up={e('bool')})",
            lambda: f"str([i for i, (a, b) in enumerate(zip({e('list[int]')}, {e('list[int]')}[1:])) if a < b])", lambda: f"str({e('float')} if {e('bool')} else {e('int')})", lambda: f"str({e('int?')} or {e()})",
        ]
        for name, members in self.enums.items():
            forms += [lambda n=name, m=members: f"{n}.{self.pick(m)}.name", lambda n=name, m=members: f"str({n}.{self.pick(m)})", lambda n=name: f"str([m.value for m in {n}])", lambda n=name, m=members: f"repr({n}({self.random.randrange(len(m))}))"]
        forms += [lambda n=name: f"str({n}({e('int')}, {e()}))" for name in self.pairs_of]
        forms += [lambda n=name: f"{n}({self.pick((e('int'), e(), e('float'), e('list[int]'), e('int?'), e('dict'), e('tuple'), 'None', e('bool')))})" for name in self.mixers] * 4
        forms += [lambda n=name: f"str(list({n}({e('int')} % 5, {e('int')})))" for name in self.streams]
        forms += [lambda n=name: f"str({self.make_data(n, e)})" for name in self.datas] * 2
        forms += [lambda n=name: f"str(list({n}({e('int')} % 4, {e('int')} % 3)))" for name in self.vectors]
        forms += [lambda n=name: f"str(sorted([{n}({e('int')}, 1), {n}({e('int')}, 2), {n}(0, {e('int')})]))" for name in self.vectors]
        return forms

    def more_bool(self, e):
        forms = [
            lambda: f"({e('list[int]')} == {e('list[int]')}[::-1])", lambda: f"({e('int')} in {e('list[int]')} or {e()})", lambda: f"all(a <= b for a, b in zip({e('list[int]')}, {e('list[int]')}))", lambda: f"any({e()} for _ in range({self.pick((0, 1, 2))}))",
            lambda: f"({e('str')} < {e('str')} <= {e('str')})", lambda: f"isinstance({self.pick((e('int?'), e('int')))}, (int, str))", lambda: f"({e('float')} != {e('float')})", lambda: f"{e('set')}.isdisjoint({e('list[int]')})", lambda: f"({e('int?')} in (None, 1))",
            lambda: f"math.isclose({e('float')}, {e('float')})", lambda: f"callable({self.pick(('len', 'abs', 'print'))})", lambda: f"({e('pairs')} == {e('pairs')})", lambda: f"({e('table')} == {e('table')})", lambda: f"(not {e('str')})", lambda: f"bool({e('float')})",
        ]
        for name in self.vectors:
            forms += [lambda n=name: f"({n}({e('int')}, 1) {self.pick(('==', '<', '!='))} {n}({e('int')}, 1))", lambda n=name: f"({e('int')} in {n}({e('int')}, 2))", lambda n=name: f"bool({n}({e('int')}, 0))"]
        for name in self.datas:
            forms += [lambda n=name: f"({self.make_data(n, e)} {self.pick(('==', '!='))} {self.make_data(n, e)})"]
        for name, members in self.enums.items():
            forms += [lambda n=name, m=members: f"({n}.{self.pick(m)} is {n}.{self.pick(m)})", lambda n=name, m=members: f"({n}.{self.pick(m)} in ({n}.{self.pick(m)}, {n}.{self.pick(m)}))"]
        return forms

    def more_float(self, e):
        return [
            lambda: f"math.pow(abs({e()}) % 10.0, 2)", lambda: f"sum(map(float, {e('list[int]')}))", lambda: f"({e('int')} % 5 + {e()})", lambda: f"round(math.sin({e()} % 100.0), 6)", lambda: f"max({e()}, {e()}, key=abs)", lambda: f"min([{e()}, {e()}])",
            lambda: f"float(str({e('int')} % 100) + '.5')", lambda: f"(-{e()})", lambda: f"math.fsum({e('list[float]')})", lambda: f"math.hypot({e()} % 100.0, 1.0)", lambda: f"({e()} if {e('bool')} else -{e()})", lambda: f"divmod({e()} % 100.0, 0.75)[1]",
            lambda: f"reduce(lambda a, b: a * 0.5 + b, {e('list[float]')}, 0.0)", lambda: f"sorted([{e()}, {e()}])[0]", lambda: f"(({e('int')} % 4) ** 0.5)", lambda: f"round({e()} % 100.0, 2)", lambda: f"(2.0 ** ({e('int')} % 5))", lambda: f"(int({e('bool')}) / 2)",
        ]

    def more_ints(self, e):
        forms = [
            lambda: f"[*{e()}, *{e()}][:8]", lambda: f"[n for r in {e('rows')} if r for n in r[:2]]", lambda: f"list(itertools.islice(itertools.cycle({e()} or [1]), 4))", lambda: f"[ord(c) % 40 for c in {e('str')}[:5]]",
            lambda: f"list({e('str')}.encode())[:4]", lambda: f"{e()}[-3:][::-1]", lambda: f"[a if a % 2 else b for a, b in zip({e()}, {e()})]", lambda: f"sorted({e()}, key=lambda n: str(n))", lambda: f"list(itertools.takewhile(lambda n: n < 40, {e()}))", lambda: f"list(deque({e()}, maxlen=3))",
            lambda: f"list(map(max, zip({e()}, {e()})))", lambda: f"[len(g) for g in ({e()}, {e()})]", lambda: f"list({{n: n for n in {e()}}})", lambda: f"[f(3) for f in [lambda x: x + 1, lambda x: x * {self.random.randrange(5)}]]", lambda: f"[i for i in range({e('int')} % 9, -1, -2)]",
            lambda: f"list(itertools.chain.from_iterable({e('rows')}))[:7]", lambda: f"[n % 10 for n in map(lambda a, b: a * b, {e()}, {e()})]", lambda: f"[int(c) for c in str(abs({e('int')}))]",
        ]
        forms += [lambda n=name: f"list({n}({e('int')} % 6, {e('int')}))" for name in self.streams] * 3
        forms += [lambda n=name: f"[*{n}({e('int')} % 5, 2)]" for name in self.vectors]
        return forms

    def more_words(self, e):
        return [lambda: f"[w for w in {e()} if w and w[0] != ' ']", lambda: f"[f\"{{w:>5}}\" for w in {e()}]", lambda: f"[c * 2 for c in {e('str')}[:4]]", lambda: f"sorted({e()}, key=str.lower)", lambda: f"[k for k, _ in Counter({e('str')}).most_common(3)]",
                lambda: f"[s for s in map(str.strip, {e()})]", lambda: f"[a + b for a, b in itertools.combinations({e()}[:3], 2)]", lambda: f"list(map(str, {e('tuple')}))", lambda: f"{e('str')}.replace(' ', ',').split(',')", lambda: f"list(reversed({e()}[:3]))"]

    def more_dict(self, e):
        return [lambda: f"dict(Counter({e('list[str]')}))", lambda: f"{{str(n): n for n in {e('list[int]')}}}", lambda: f"{{**{e()}, **{e()}}}", lambda: f"dict.fromkeys({e('list[str]')}, {e('int')})", lambda: f"{{k: v for k, v in sorted({e()}.items(), key=lambda kv: kv[1])[:3]}}",
                lambda: f"{{c: {e('str')}.count(c) for c in 'ae'}}", lambda: f"dict([(w, i) for i, w in enumerate({e('list[str]')})])", lambda: f"{{k: len(v) for k, v in {e('table')}.items()}}"]

    def more_rows(self, e):
        return [lambda: f"[list(p) for p in zip({e('list[int]')}, {e('list[int]')})]", lambda: f"[r for r in {e()} if len(r) > 1]", lambda: f"[{e('list[int]')}[i:i + 2] for i in range(0, 4, 2)]", lambda: f"list(map(list, zip(*[{e('list[int]')}[:2], {e('list[int]')}[:2]])))",
                lambda: f"[[*r, 0] for r in {e()}][:3]", lambda: f"[sorted(r) for r in {e()}]"]

    def more_table(self, e):
        return [lambda: f"{{k: sorted(v) for k, v in {e()}.items()}}", lambda: f"{{w: list(range(len(w) % 4)) for w in {e('list[str]')}}}", lambda: f"{{**{e()}, 'z': {e('list[int]')}[:2]}}"]

    def more_maybe(self, e):
        return [lambda: f"{{'a': {e('int')}, 'b': {e('int')}}}.get({e('str')})", lambda: f"(None if {e('int')} > 3 else {e('int')})", lambda: f"next(iter({e('list[int]')}), None)", lambda: f"({e()} if {e('bool')} else {e()})"]

    def make_data(self, name, e):
        given = [(f, kind, default) for f, kind, default in self.datas[name] if not default or self.chance(0.5)]
        return f"{name}({', '.join(f'{f}={e(kind)}' for f, kind, _ in given)})"

    # ---- more definitions
    def define(self):
        for make in (self.data_class, self.enum, self.named_tuple, self.vector, self.resource, self.taker, self.with_options, self.leaver, self.stream, self.mixer):
            if self.chance(0.35):
                make()
        super().define()

    def data_class(self):
        name, order = self.name("Data"), self.chance(0.4)
        fields = [(self.name("f"), self.pick(("int", "str")), False)]
        fields += [(self.name("f"), self.pick(("int", "str", "float", "list[int]")), True) for _ in range(self.random.randrange(1, 3))]
        self.put("@dataclass(order=True)" if order else "@dataclass")
        self.put(f"class {name}:")
        types = {"list[int]": "list"}
        for f, kind, default in fields:
            value = f" = {'field(default_factory=list)' if kind == 'list[int]' else self.pick(SIMPLE_DEFAULTS[kind])}" if default else ""
            self.put(f"    {f}: {types.get(kind, kind)}{value}")
        if self.chance(0.4):
            f = fields[0][0]
            self.put("    def __post_init__(self):")
            self.put(f"        self.{f} = self.{f} * 2")
        self.put("")
        self.datas[name] = fields

    def enum(self):
        name, members = self.name("Kind"), [self.name("M") for _ in range(self.random.randrange(2, 4))]
        self.put(f"class {name}(Enum):")
        for i, member in enumerate(members):
            self.put(f"    {member} = {i}")
        self.put("")
        self.enums[name] = members

    def named_tuple(self):
        name, a, b = self.name("Pair"), self.name("left"), self.name("right")
        self.put(f"{name} = namedtuple(\"{name}\", [\"{a}\", \"{b}\"])" if self.chance(0.5) else f"{name} = namedtuple(\"{name}\", \"{a} {b}\")")
        self.put("")
        self.pairs_of[name] = (a, b)

    def vector(self):
        name = self.name("Vec")
        self.put(f"class {name}:")
        self.put("    made = 0")
        self.put("    def __init__(self, a, b):")
        self.put(f"        {name}.made += 1")
        self.put("        self.a, self.b = a, b")
        for text in ("def __add__(self, other):\n        return {n}(self.a + other.a, self.b + other.b)", "def __eq__(self, other):\n        return isinstance(other, {n}) and (self.a, self.b) == (other.a, other.b)",
                     "def __lt__(self, other):\n        return (self.a % 7, self.b) < (other.a % 7, other.b)", "def __repr__(self):\n        return f\"{n}({{self.a}}, {{self.b!r}})\"",
                     "def __len__(self):\n        return abs(self.a) % 4", "def __iter__(self):\n        for i in range(len(self)):\n            yield self.b + i", "def __contains__(self, item):\n        return item in (self.a, self.b)",
                     "def __mul__(self, k):\n        return {n}(self.a * k % 97, self.b)", "def __neg__(self):\n        return {n}(-self.a, -self.b)", "def __hash__(self):\n        return hash((self.a, self.b))",
                     "def __getitem__(self, i):\n        return (self.a, self.b)[i]", "@classmethod\n    def zero(cls):\n        return cls(0, 0)", "@staticmethod\n    def twice(x):\n        return x * 2"):
            self.lines += ("    " + text.replace("{n}", name).replace("{{", "{").replace("}}", "}")).splitlines()
        self.put("")
        self.vectors.append(name)

    def resource(self):
        name = self.name("Box")
        self.put(f"class {name}:")
        self.put("    def __init__(self, value):")
        self.put("        self._value = value")
        self.put("        self.log = []")
        self.put("    @property")
        self.put("    def value(self):")
        self.put("        self.log.append('get')")
        self.put("        return self._value")
        self.put("    @value.setter")
        self.put("    def value(self, new):")
        self.put("        if new < 0:")
        self.put("            raise ValueError(f\"bad {new}\")")
        self.put("        self.log.append(f\"set {new}\")")
        self.put("        self._value = new")
        self.put("    def __call__(self, step=1):")
        self.put("        self.value = self.value + step")
        self.put("        return self")
        self.put("")
        self.resources.append(name)

    def taker(self):
        name, f, x = self.name("apply"), self.name("f"), self.name("x")
        self.put(f"def {name}({f}, {x}, times=2):")
        self.put("    for _ in range(times):")
        self.put(f"        {x} = {f}({x} % 100)")
        self.put(f"    return {x}")
        self.put("")
        self.takers[name] = True

    def with_options(self):
        name, first = self.name("opt"), self.name("p")
        self.put(f"def {name}({first}, *rest, beta=1, **others):")
        self.put(f"    total = {first} + beta * 2 + len(rest)")
        self.put("    for key, value in others.items():")
        self.put(f"        total += value if key {self.pick(('!=', '=='))} 'lr' else -value")
        if self.chance(0.5):
            self.put("    print(sorted(others), rest)")
        self.put(f"    return total % {self.pick((97, 1009))}")
        self.put("")
        self.options[name] = True

    def leaver(self):
        name, n = self.name("leave"), self.name("n")
        self.put(f"def {name}({n}):")
        self.put(f"    for i in range({n} % 5):")
        self.put("        try:")
        self.put(f"            if {self.pick((f'i * {n} % 3 == 1', 'i == 2', f'{n} > 50'))}:")
        self.put(f"                {self.pick(('return i', 'continue', 'break', 'raise KeyError(i)', 'return note_int(i)'))}")
        self.put(f"            {self.pick(('1 // (i - 1)', '[1, 2][i]', 'pass'))}")
        self.put("        except (ZeroDivisionError, IndexError) as error:")
        self.put("            print('left', error)")
        self.put(f"            {self.pick(('continue', 'break', 'pass', f'return {n}', 'raise KeyError(9) from error'))}" if self.chance(0.5) else "            pass")
        if self.chance(0.5):
            self.put("        except KeyError as error:")
            self.put("            print('key', error)")
        if self.chance(0.3):
            self.put("        else:")
            self.put("            print('else', i)")
        self.put("        finally:")
        self.put("            print('behind', i)")
        if self.chance(0.2):
            self.put(f"            if i == {self.random.randrange(4)}:")
            self.put(f"                {self.pick(('break', 'return -1', 'continue'))}")
        if self.chance(0.5):
            self.put("    else:")
            self.put("        print('whole')")
        self.put(f"    return {n} % 11")
        self.put("")
        self.leavers[name] = True
        self.put(f"def safe_{name}({n}):")
        self.put("    try:")
        self.put(f"        return {name}({n})")
        self.put("    except KeyError as error:")
        self.put("        return len(error.args)")
        self.put("")
        del self.leavers[name]
        self.leavers[f"safe_{name}"] = True

    def stream(self):
        name = self.name("stream")
        self.put(f"def {name}(count, start):")
        self.put("    a, b = start % 10, 1")
        self.put("    try:")
        self.put("        while count > 0:")
        self.put("            count -= 1")
        self.put(f"            {self.pick(('a, b = b, (a + b) % 100', 'a += b', 'a = (a * 3 + b) % 17'))}")
        if self.chance(0.4):
            self.put("            if a % 4 == 3:")
            self.put(f"                {self.pick(('continue', 'break', 'return'))}")
        self.put("            yield a")
        self.put("    finally:")
        self.put("        print('closed', count)")
        if self.chance(0.4):
            self.put("    yield from range(b % 3)")
        self.put("")
        self.streams[name] = True

    def mixer(self):
        name, v = self.name("mix"), self.name("v")
        self.put(f"def {name}({v}):")
        for test, value in self.random.sample((
                (f"{v} is None", "'none'"), (f"isinstance({v}, bool)", f"'bool' + str({v})"), (f"isinstance({v}, int)", f"f\"int {{{v} + 1}}\""), (f"isinstance({v}, str)", f"{v}.upper()[:9]"),
                (f"isinstance({v}, (list, tuple))", f"f\"{{type({v}).__name__}} of {{len({v})}}\""), (f"isinstance({v}, dict)", f"', '.join({v})"), (f"isinstance({v}, float)", f"f\"{{{v}:.2f}}\"")), self.random.randrange(2, 6)):
            self.put(f"    if {test}:")
            self.put(f"        return {value}")
        self.put(f"    return f\"other {{{v}}}\"")
        self.put("")
        self.mixers.append(name)

    # ---- more statements
    def stmt(self, depth):
        if self.chance(0.18):
            more = (self.matched, self.slices, self.deletes, self.listed, self.nested_unpack, self.held_generator, self.counted, self.callbacks, self.boxed, self.reraised, self.boxes, self.many_targets)
            self.pick(more)(depth)
            return
        super().stmt(depth)

    def matched(self, depth):
        kind, name = self.pick(("int", "str")), self.name("c")
        self.put(f"match {self.expr(kind, 2)}:")
        self.indent += 1
        for value in self.random.sample(("0", "1", "-1", "255") if kind == "int" else ("''", "'a'", "'loss: '"), 2):
            self.put(f"case {value}{self.pick(('', ' | ' + ('42' if kind == 'int' else repr('x y'))))}:")
            self.block(0, 1)
        self.put(f"case {name} if {name} {self.pick(('>', '<='))} {self.expr(kind, 0)}:")
        self.put(f"    print('case', {name})")
        self.put("case _:")
        self.put(f"    print('no case', {self.expr('int', 1)})")
        self.indent -= 1

    def slices(self, _depth):
        known = self.changeable("list[int]")
        if not known:
            return
        name = self.pick(known)
        self.put(self.pick((f"{name}[1:2] = {self.expr('list[int]', 1)}[:3]", f"{name}[len({name}):] = [7]", f"{name}[::2] = [0] * len({name}[::2])", f"del {name}[::2]",
                            f"{name}[:0] = [{self.expr('int', 1)}]", f"{name}[-1:] = []", f"{name} = {name}[::-1] + {name}[:1]", f"{name}.clear()", f"{name} = {name}.copy()", f"print({name}.index(max({name}, default=0)) if {name} else -1)")))

    def deletes(self, _depth):
        kind = self.pick(("int", "str", "list[int]"))
        name = self.name("gone")
        self.put(f"{name} = {self.expr(kind, 2)}")
        self.put(f"print({name})")
        self.put(f"del {name}")

    def listed(self, _depth):
        """Containers of containers that share what they hold."""
        a, b = self.name("shared"), self.name("holder")
        self.put(f"{a} = {self.expr('list[int]', 2)}")
        self.put(f"{b} = {self.pick((f'[{a}, {a}]', f'[{a}] * 2', f'[{a}[:], {a}]'))}")
        self.put(f"{b}[0].append({self.expr('int', 1)})")
        self.put(f"{a} {self.pick(('+= [1]', '= ' + a + ' + [2]', '*= 2'))}")
        self.put(f"print({a}, {b}, {b}[0] is {a}, {b}[1] == {a})")

    def nested_unpack(self, depth):
        i, k, v, rest = self.name("i"), self.name("k"), self.name("d"), self.name("r")
        form = self.random.randrange(3)
        if form == 0:
            self.loop(f"for {i}, ({k}, {v}) in enumerate({self.expr('pairs', 2)}[:3]):", [(i, "int"), (k, "str"), (v, "int")], min(depth, 1))
        elif form == 1:
            self.loop(f"for ({i}, {k}), {v} in zip([(1, 'a'), (2, 'b')], {self.expr('list[int]', 2)}):", [(i, "int"), (k, "str"), (v, "int")], min(depth, 1))
        else:
            self.put(f"{i}, *{rest}, {k} = [{self.expr('int', 1)}, *{self.expr('list[int]', 1)}, {self.expr('int', 1)}]")
            self.put(f"print({i}, {rest}, {k})")

    def held_generator(self, _depth):
        if not self.streams:
            return
        name, stream = self.name("it"), self.pick(list(self.streams))
        self.put(f"{name} = {stream}({self.expr('int', 1)} % 6, {self.expr('int', 1)})")
        for _ in range(self.random.randrange(1, 3)):
            self.put(f"print(next({name}, {self.expr('int', 0)}))")
        self.put(self.pick((f"print(list({name}))", f"{name}.close()", f"print([x for x in {name} if x % 2], sum({name}))", f"for x in {name}:\n{'    ' * self.indent}    print(x)\n{'    ' * self.indent}    break\n{'    ' * self.indent}print(sum({name}))")))

    def counted(self, _depth):
        name = self.name("tally")
        self.put(self.pick((f"{name} = defaultdict(int)", f"{name} = Counter()")))
        item = self.name("x")
        self.put(f"for {item} in {self.expr('list[int]', 2)}:")
        self.put(f"    {name}[{item} % 5] += 1")
        self.put(f"print(sorted({name}.items()), {name}[77])")
        group = self.name("groups")
        self.put(f"{group} = defaultdict(list)")
        self.put(f"for {item} in {self.expr('list[str]', 2)}:")
        self.put(f"    {group}[len({item})].append({item})")
        self.put(f"print(dict({group}), len({group}))")

    def callbacks(self, _depth):
        """Functions in containers, and closures over a loop's variable."""
        table, list_, key = self.name("ops"), self.name("fs"), self.name("k")
        self.put(f"{table} = {{'inc': lambda x: x + 1, 'neg': lambda x: -x, 'abs': abs}}")
        self.put(f"for {key} in {table}:")
        self.put(f"    print({key}, {table}[{key}]({self.expr('int', 1)}))")
        late = self.pick((f"lambda x, {key}={key}: x * {key}", f"lambda x: x + {key}"))
        self.put(f"{list_} = []")
        self.put(f"for {key} in range(3):")
        self.put(f"    {list_}.append({late})")
        self.put(f"print([f({self.expr('int', 1)} % 9) for f in {list_}])")

    def boxed(self, _depth):
        name, item = self.name("mixed"), self.name("x")
        values = [self.expr(self.pick(SCALARS + ("list[int]", "int?", "tuple")), 1) for _ in range(self.random.randrange(2, 5))]
        self.put(f"{name} = [{', '.join(values)}, None]")
        self.put(f"{name}.append({self.expr(self.pick(SCALARS), 1)})")
        self.put(f"for {item} in {name}:")
        self.put(f"    if isinstance({item}, str):")
        self.put(f"        print('text', {item} + '!')")
        self.put(f"    elif isinstance({item}, (int, float)) and {item} is not True:")
        self.put(f"        print('number', {item} * 2, {item} > 1)")
        self.put("    else:")
        self.put(f"        print(type({item}).__name__, {item})")
        self.put(f"print({name}[:2], {name}[-1], len({name}), {self.expr(self.pick(SCALARS), 1)} in {name})")

    def reraised(self, _depth):
        self.put("try:")
        self.put("    try:")
        self.put(f"        print({self.pick((self.expr('list[int]', 1) + '[3]', '1 // (' + self.expr('int', 1) + ' % 2)', 'int(' + self.expr('str', 1) + ')'))})")
        self.put(f"    except {self.pick(('LookupError', 'ArithmeticError', '(IndexError, ValueError)'))} as inner:")
        self.put(f"        {self.pick(('raise', 'raise RuntimeError(str(inner)) from inner', 'raise KeyError(len(str(inner)))', 'print(inner)'))}")
        self.put("    finally:")
        self.put(f"        print('inner', {self.expr('int', 1)})")
        self.put("except Exception as outer:")
        self.put("    print(type(outer).__name__, outer, type(outer.__cause__).__name__)")

    def boxes(self, _depth):
        if not self.resources:
            return
        name, class_ = self.name("box"), self.pick(self.resources)
        self.put(f"{name} = {class_}({self.expr('int', 1)} % 20)")
        self.put("try:")
        self.put(f"    {name}.value += {self.expr('int', 1)} % 9")
        self.put(f"    {name}.value -= {self.expr('int', 1)} % 30")
        self.put(f"    print({name}(3)().value)")
        self.put("except ValueError as error:")
        self.put("    print(error)")
        self.put(f"print({name}._value, {name}.log)")

    def many_targets(self, _depth):
        known = self.changeable("list[int]")
        a, b = self.name("a"), self.name("b")
        self.put(f"{a} = {b} = {self.expr('list[int]', 1)}")
        self.put(f"{a}.append({self.expr('int', 1)})")
        self.put(f"print({a}, {b}, {a} is {b})")
        self.put(f"print([n for n in {a} if (last := n % 5) > 1 or last == 0])")
        if known:
            name = self.pick(known)
            self.put(f"if len({name}) > 1:")
            self.put(f"    {name}[0], {name}[-1] = {name}[-1], {name}[0]")

    def program(self):
        text = super().program()
        return HEAD + text.removeprefix("import math\n\n")


SIMPLE_DEFAULTS = {"int": ("0", "3"), "str": ("'d'", "''"), "float": ("0.5", "1.0")}
