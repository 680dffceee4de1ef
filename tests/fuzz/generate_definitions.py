"""The functions, classes, closures, generators, errors and context managers of a random program (see generate.py)."""
from dataclasses import dataclass, field

SIMPLE = ("int", "float", "bool", "str", "list[int]", "list[str]", "dict", "int?", "tuple")


@dataclass
class Signature:
    params: list       # (name, kind, default or None, keyword only)
    result: str
    star: str = ""     # kind of the items of *args, if it takes them


@dataclass
class ClassShape:
    base: "ClassShape | None"
    fields: dict       # its own
    methods: dict = field(default_factory=dict)
    properties: dict = field(default_factory=dict)

    def all_fields(self):
        return {**(self.base.all_fields() if self.base else {}), **self.fields}

    def given(self):
        return list(self.all_fields().values())

    def readable(self):
        inherited = list(self.base.readable()) if self.base else []
        return inherited + list(self.fields.items()) + list(self.properties.items())


class Definitions:
    def define(self):
        for make, least, most in ((self.error_class, 0, 1), (self.class_, 0, 2), (self.generator, 0, 1), (self.function, 1, 3), (self.maker, 0, 1),
                                  (self.raiser, 0, 1), (self.manager, 0, 1), (self.class_, 0, 1), (self.function, 0, 1)):
            for _ in range(self.random.randrange(least, most + 1)):
                make()

    def arguments(self, signature, depth):
        """What a call gives: positions first, then keywords; what has a default may be left out."""
        out, by_name = [], False
        for name, kind, default, only in signature.params:
            if default is not None and self.chance(0.4):
                by_name = True
                continue
            by_name |= only or self.chance(0.15)
            value = self.expr(kind, depth - 1)
            out.append(f"{name}={value}" if by_name else value)
        if signature.star and not by_name:
            kind = signature.star
            out += [f"*{self.expr(f'list[{kind}]', depth - 1)}[:3]"] if self.chance(0.4) else [self.expr(kind, depth - 1) for _ in range(self.random.randrange(3))]
        return ", ".join(out)

    def parameters(self, most=4):
        params, has_default = [], False
        for _ in range(self.random.randrange(0, most)):
            kind = self.any_type()
            has_default |= kind in ("int", "str", "float", "bool") and self.chance(0.25)
            default = self.expr(kind, 0) if has_default and kind in ("int", "str", "float", "bool") else None
            if has_default and default is None:
                continue
            if default is not None and default.startswith(("calls", "note")):
                default = {"int": "2", "str": "'d'", "float": "0.5", "bool": "True"}[kind]
            params.append((self.name("p"), kind, default, False))
        return params

    def head(self, params, star=""):
        texts = [name if default is None else f"{name}={default}" for name, _, default, only in params if not only]
        texts += [f"*{star}"] if star else []
        return ", ".join(texts)

    def body(self, params, result, extra=(), depth=2):
        """Statements and a return, in a scope of its own."""
        outer, was = self.scopes, self.in_function
        self.scopes = [dict(self.scopes[0]), {name: kind for name, kind, _, _ in params} | dict(extra)]
        self.in_function = True
        self.indent += 1
        for _ in range(self.random.randrange(0, 4)):
            if self.chance(0.2):
                self.put(f"if {self.expr('bool', 2)}:")
                self.put(f"    return {self.expr(result, 2)}")
            else:
                self.stmt(depth)
        self.put(f"return {self.expr(result)}")
        self.indent -= 1
        self.scopes, self.in_function = outer, was

    def function(self):
        name, result, params = self.name("f"), self.pick(SIMPLE), self.parameters()
        star = self.pick(("int", "str")) if self.chance(0.2) else ""
        rest = self.name("r")
        self.put(f"def {name}({self.head(params, rest if star else '')}):")
        if self.chance(0.2):
            self.put(f'    """What {name} is for."""')
        if star:
            self.put(f"    {rest} = list({rest})")
        self.body(params, result, {rest: f"list[{star}]"} if star else {})
        self.put("")
        self.functions[name] = Signature(params, result, star)

    def maker(self):
        """A function that returns a function, which may change a variable of the outer one."""
        name, count, inner = self.name("make"), self.name("n"), self.name("inner")
        result = self.pick(("int", "str", "float"))
        params, inner_params = [(self.name("p"), self.pick(("int", "str", "float")), None, False) for _ in range(self.random.randrange(1, 3))], self.parameters(2)
        self.put(f"def {name}({self.head(params)}):")
        self.put(f"    {count} = {self.pick((0, 1, 5))}")
        self.put(f"    def {inner}({self.head(inner_params)}):")
        self.put(f"        nonlocal {count}")
        self.put(f"        {count} += 1")
        self.indent += 1
        self.body(inner_params, result, {count: "int", **{n: k for n, k, _, _ in params}}, 0)
        self.indent -= 1
        self.put(f"    return {inner}")
        self.put("")
        self.makers[name] = ([kind for _, kind, _, _ in params], Signature(inner_params, result))

    def generator(self):
        name, item, source = self.name("gen"), self.pick(("int", "str")), self.name("s")
        self.put(f"def {name}({source}, limit=3):")
        self.put(f"    for step, value in enumerate({source}):")
        self.put("        if step >= limit:")
        self.put(f"            {self.pick(('return', 'break'))}")
        self.scopes.append({"step": "int", "value": item})
        outer, self.scopes = self.scopes, [self.scopes[0], self.scopes[-1]]
        self.put(f"        yield {self.expr(item, 2)}")
        if self.chance(0.4):
            self.put(f"        if {self.expr('bool', 1)}:")
            self.put(f"            yield {self.expr(item, 1)}")
        self.scopes = outer
        self.scopes.pop()
        if self.chance(0.3):
            self.put(f"    yield from {source}[:1]")
        self.put("")
        self.generators[name] = ([f"list[{item}]"], item)

    def run_generator(self, name, depth):
        kinds, _ = self.generators[name]
        limit = self.pick(("", f", {self.expr('int', 0)} % 5", ", limit=2"))
        return f"{name}({self.expr(kinds[0], depth - 1)}{limit})"

    def raiser(self):
        name, result, params = self.name("g"), self.pick(("int", "str")), [(self.name("p"), "int", None, False), (self.name("p"), "str", None, False)]
        self.put(f"def {name}({self.head(params)}):")
        outer, self.scopes = self.scopes, [dict(self.scopes[0]), {n: k for n, k, _, _ in params}]
        self.indent += 1
        for _ in range(self.random.randrange(1, 3)):
            self.put(f"if {self.expr('bool', 2)}:")
            text = self.expr("str", 1)
            errors = [f"{e}({text}, {self.expr('int', 1)})" for e in self.errors] + [f"ValueError({text})", "KeyError('k')", f"RuntimeError(f'bad {{{params[0][0]}}}')"]
            self.put(f"    raise {self.pick(errors)}")
        self.put(f"return {self.expr(result, 2)}")
        self.indent -= 1
        self.scopes = outer
        self.put("")
        self.raisers[name] = (["int", "str"], result)

    def error_class(self):
        name = self.name("Problem")
        self.put(f"class {name}({self.pick(('Exception', 'ValueError', 'RuntimeError'))}):")
        self.put("    def __init__(self, text, code=0):")
        self.put("        super().__init__(text)")
        self.put("        self.code = code")
        self.put("")
        self.errors.append(name)

    def manager(self):
        name = self.name("Guard")
        self.put(f"class {name}:")
        self.put("    def __init__(self, label):")
        self.put("        self.label = label")
        self.put("        self.count = 0")
        self.put("    def __enter__(self):")
        self.put("        print('enter', self.label)")
        self.put("        return self")
        self.put("    def __exit__(self, kind, error, trace):")
        self.put("        self.count += 1")
        self.put("        print('exit', self.label, error, self.count)")
        self.put(f"        return {self.pick(('False', 'kind is ValueError', 'error is not None'))}")
        self.put("")
        self.managers.append(name)

    # ---- classes
    def class_(self):
        name = self.name("C")
        bases = [c for c, s in self.classes.items() if not s.base]
        base = self.pick(bases) if bases and self.chance(0.5) else None
        own = {self.name("f"): self.pick(("int", "float", "bool", "str", "list[int]", "dict", "int?")) for _ in range(self.random.randrange(1, 4))}
        shape = ClassShape(self.classes.get(base), own)
        self.put(f"class {name}({base}):" if base else f"class {name}:")
        if self.chance(0.4):
            self.put(f"    kind = {self.expr('str', 0)}")
        self.indent += 1
        self.put(f"def __init__(self, {', '.join(shape.all_fields())}):")
        if base:
            self.put(f"    super().__init__({', '.join(shape.base.all_fields())})")
        for f in own:
            self.put(f"    self.{f} = {f}")
        self.special_methods(name, shape)
        fields = {f"self.{f}": k for f, k in shape.all_fields().items()}
        for _ in range(self.random.randrange(0, 3)):
            self.method(shape, fields)
        if base and shape.base.methods and self.chance(0.6):
            self.override(shape, fields)
        if self.chance(0.3):
            prop, kind = self.name("prop"), self.pick(("int", "str"))
            self.put("@property")
            self.put(f"def {prop}(self):")
            self.body([], kind, fields, 0)
            shape.properties[prop] = kind
        self.indent -= 1
        self.put("")
        self.classes[name] = shape

    def method(self, shape, fields):
        name, result, params = self.name("m"), self.pick(SIMPLE), self.parameters(3)
        self.put(f"def {name}({', '.join(filter(None, ['self', self.head(params)]))}):")
        self.body(params, result, fields, 1)
        shape.methods[name] = Signature(params, result)

    def override(self, shape, fields):
        name, signature = self.pick(list(shape.base.methods.items()))
        self.put(f"def {name}({', '.join(filter(None, ['self', self.head(signature.params)]))}):")
        if self.chance(0.5):
            self.put(f"    print('super', super().{name}({', '.join(p for p, _, _, _ in signature.params)}))")
        self.body(signature.params, signature.result, fields, 1)

    def special_methods(self, name, shape):
        fields = list(shape.all_fields())
        self.put("def __repr__(self):")
        self.put(f"    return \"{name}(%s)\" % ({' + '.join(f'str(self.{f})' for f in fields)},)")
        if self.chance(0.3):
            self.put("def __eq__(self, other):")
            self.put(f"    return isinstance(other, {name}) and self.{fields[0]} == other.{fields[0]}")
        if self.chance(0.2):
            self.put("def __len__(self):")
            self.put(f"    return len(str(self.{fields[-1]})) % 5")
