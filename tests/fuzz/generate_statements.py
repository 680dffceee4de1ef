"""The statements of a random program (see generate.py)."""


class Statements:
    def block(self, depth, count=None):
        self.indent += 1
        self.scopes.append(dict(self.scopes[-1]))
        before = len(self.lines)
        for _ in range(count or self.random.randrange(1, 4)):
            self.stmt(depth - 1)
        if len(self.lines) == before:
            self.put("pass")
        inner = self.scopes.pop()
        self.indent -= 1
        return inner

    def stmt(self, depth):
        simple = (self.assign, self.assign, self.assign, self.change, self.change, self.show, self.show, self.unpack, self.new_kind, self.hold_function)
        nested = (self.branch, self.branch, self.loop_range, self.loop_list, self.loop_dict, self.loop_zip, self.loop_while, self.attempt, self.attempt,
                  self.attempt_call, self.guarded, self.search, self.loop_generator, self.loop_rows)
        self.pick(simple + nested if depth > 0 else simple)(depth)

    def changeable(self, kind):
        return [n for n in self.names(kind) if n in self.scopes[-1] and n not in self.frozen]

    def assign(self, _depth):
        kind = self.any_type()
        known = [n for n in self.changeable(kind) if "." not in n or self.chance(0.5)]
        name = self.pick(known) if known and self.chance(0.4) else self.name("v")
        value = self.expr(kind)
        if self.chance(0.05) and "." not in name:
            other = self.name("v")
            self.put(f"{name} = {other} = {value}")
            self.bind(other, kind)
        else:
            self.put(f"{name} = {value}")
        self.bind(name, kind)

    def new_kind(self, _depth):
        """A name of another type from here on."""
        known = [n for n, k in self.scopes[-1].items() if k in ("int", "str", "list[int]") and n not in self.frozen and n[0] == "v"]
        if not known or self.indent or not self.chance(0.3):
            return
        name, kind = self.pick(known), self.pick(("int", "str", "list[int]"))
        self.put(f"{name} = {self.expr(kind, 2)}")
        self.bind(name, kind)

    def hold_function(self, _depth):
        if not self.makers:
            return
        maker = self.pick(list(self.makers))
        name = self.name("h")
        self.put(f"{name} = {maker}({', '.join(self.expr(k, 1) for k in self.makers[maker][0])})")
        self.bind(name, f"closure:{maker}")

    def change(self, _depth):
        kind = self.pick(("int", "float", "str", "list[int]", "list[str]", "dict", "set", "rows", "table", "int?", "pairs"))
        known = self.changeable(kind)
        if not known:
            return
        name, e = self.pick(known), lambda kind: self.expr(kind, 2)
        forms = {
            "int": lambda: f"{name} {self.pick(('+=', '-=', '|=', '^=', '//=', '%='))} {e('int')}".replace("//= ", "//= 3 + 0 * ").replace("%= ", "%= 11 + 0 * "),
            "float": lambda: f"{name} {self.pick(('+=', '-='))} {e('float')}",
            "str": lambda: f"{name} = ({name} + {e('str')})[-40:]", "int?": lambda: f"{name} = {self.pick(('None', e('int')))}",
            "list[int]": lambda: self.pick((f"{name}.append({e('int')})", f"{name}.insert({self.pick((0, 1, -1))}, {e('int')})", f"{name}.extend({e('list[int]')}[:4])", f"{name}.reverse()", f"{name}.sort()",
                                            f"{name} += [1, 2]", f"{name}[:1] = [9, 8]", f"del {name}[1:3]", f"{name} = {name}[-6:]", f"{name}.sort(key=lambda n: -n)", f"{name}[1:] = {e('list[int]')}[:2]",
                                            f"if {name}:\n{'    ' * self.indent}    {name}[0] += {e('int')}", f"if {name}:\n{'    ' * self.indent}    print({name}.pop({self.pick(('', '0', '-1'))}))",
                                            f"if 2 in {name}:\n{'    ' * self.indent}    {name}.remove(2)", f"{name} *= 2\n{'    ' * self.indent}del {name}[6:]")),
            "list[str]": lambda: self.pick((f"{name}.append({e('str')})", f"{name}.sort(key=len)", f"{name}.extend(['p', 'q'])", f"{name}[len({name}):] = ['z']", f"{name} = [*{name}, {e('str')}][-5:]")),
            "dict": lambda: self.pick((f"{name}[{e('str')}] = {e('int')}", f"{name}.setdefault('k', 0)", f"{name}.update({e('dict')})", f"{name}.pop('k', None)", f"{name}['n'] = {name}.get('n', 0) + 1",
                                       f"{name} |= {{'m': {e('int')}}}", f"for key in list({name}):\n{'    ' * self.indent}    if {name}[key] < 0:\n{'    ' * self.indent}        del {name}[key]", f"{name}.update(lr={e('int')})")),
            "set": lambda: self.pick((f"{name}.add({e('int')})", f"{name}.discard({e('int')})", f"{name} |= {{1, 2}}", f"{name}.update({e('list[int]')}[:3])", f"{name} -= {{1}}")),
            "rows": lambda: self.pick((f"{name}.append({e('list[int]')})", f"if {name}:\n{'    ' * self.indent}    {name}[-1].append({e('int')})", f"{name} = {name}[-3:]",
                                       f"for row in {name}:\n{'    ' * self.indent}    row.append(len(row))\n{'    ' * self.indent}    del row[4:]")),
            "table": lambda: self.pick((f"{name}.setdefault({e('str')}, []).append({e('int')})", f"{name}[{e('str')}] = {e('list[int]')}[:3]", f"{name}.pop('a', None)")),
            "pairs": lambda: self.pick((f"{name}.append(({e('str')}, {e('int')}))", f"{name}.sort(key=lambda p: p[1])", f"{name} = {name}[:4]")),
        }
        self.put(forms[kind]())

    def show(self, _depth):
        kinds = [self.any_type() for _ in range(self.random.randrange(1, 4))]
        end = self.pick(("", "", "", ", sep='|'", ", end=';\\n'"))
        values = [f"sorted({self.expr(kind, 2)})" if kind == "set" else self.expr(kind, 2) for kind in kinds]
        self.put(f"print({', '.join(values)}{end})")

    def unpack(self, _depth):
        a, b, c = self.name("a"), self.name("b"), self.name("c")
        form = self.random.randrange(5)
        kinds = ("int", "str")
        if form == 0:
            self.put(f"{a}, {b} = {self.expr('int')}, {self.expr('str')}")
        elif form == 1:
            self.put(f"{a}, {b}, {c} = {self.expr('tuple')}")
            kinds = ("int", "str", "float")
        elif form == 2:
            self.put(f"{a}, *{b} = [{self.expr('int', 1)}] + {self.expr('list[int]')}")
            kinds = ("int", "list[int]")
        elif form == 3:
            self.put(f"{a}, ({b}, {c}) = {self.expr('int', 2)}, ({self.expr('str', 2)}, {self.expr('float', 2)})")
            kinds = ("int", "str", "float")
        else:
            known = self.changeable("int")
            if len(known) < 2:
                return
            x, y = self.random.sample(known, 2)
            self.put(f"{x}, {y} = {y}, ({x} + {self.expr('int', 1)}) % 1000")
            kinds = ()
        for name, kind in zip((a, b, c), kinds):
            self.bind(name, kind)

    def branch(self, depth):
        if self.chance(0.1):
            name, kind = self.name("v"), self.pick(("int", "str", "list[int]", "int?"))
            self.put(f"if ({name} := {self.expr(kind, 2)}){' is not None' if kind == 'int?' else ''}:")
            self.bind(name, kind)
        else:
            self.put(f"if {self.expr('bool')}:")
        inner = self.block(depth)
        if self.chance(0.4):
            self.put(f"elif {self.expr('bool')}:")
            self.block(depth)
        if self.chance(0.5):
            self.put("else:")
            self.block(depth)
        elif self.chance(0.3):
            self.maybe_unbound([n for n in inner if n not in self.scopes[-1] and n not in self.scopes[0] and not inner[n].startswith("closure") and inner[n] != "set"])

    def maybe_unbound(self, names):
        if not names:
            return
        self.put("try:")
        self.put(f"    print({self.pick(names)})")
        self.put("except NameError as error:")
        self.put("    print('unbound', error)")

    def loop(self, header, targets, depth):
        self.put(header)
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
        if self.chance(0.15):
            self.put("else:")
            self.block(0, 1)

    def loop_range(self, depth):
        name = self.name("i")
        bounds = self.pick((self.pick(("2", "3", "4")), f"{self.expr('int', 1)} % 4", "3, 0, -1", "1, 6, 2"))
        self.loop(f"for {name} in range({bounds}):", [(name, "int")], depth)

    def loop_list(self, depth):
        item = self.pick(("int", "str", "float"))
        name, index = self.name("x"), self.name("n")
        source = f"{self.expr(f'list[{item}]', 2)}[:4]"
        form = self.random.randrange(4)
        if form == 0:
            self.loop(f"for {index}, {name} in enumerate({source}{self.pick(('', ', 1', ', start=2'))}):", [(index, "int"), (name, item)], depth)
        elif form == 1:
            self.loop(f"for {name} in reversed({source}):", [(name, item)], depth)
        else:
            self.loop(f"for {name} in {source}:", [(name, item)], depth)

    def loop_rows(self, depth):
        row, name, value = self.name("row"), self.name("k"), self.name("d")
        if self.chance(0.5):
            self.loop(f"for {row} in {self.expr('rows', 2)}[:3]:", [(row, "list[int]")], min(depth, 1))
        else:
            self.loop(f"for {name}, {value} in {self.expr('pairs', 2)}[:3]:", [(name, "str"), (value, "int")], min(depth, 1))

    def loop_dict(self, depth):
        key, value = self.name("k"), self.name("d")
        if self.chance(0.3):
            self.loop(f"for {key} in sorted({self.expr('dict', 1)}):", [(key, "str")], min(depth, 1))
        elif self.chance(0.3):
            index = self.name("n")
            self.loop(f"for {index}, ({key}, {value}) in enumerate({self.expr('dict', 1)}.items()):", [(index, "int"), (key, "str"), (value, "int")], min(depth, 1))
        else:
            self.loop(f"for {key}, {value} in {self.expr('dict', 1)}.items():", [(key, "str"), (value, "int")], min(depth, 1))

    def loop_zip(self, depth):
        a, b = self.name("p"), self.name("q")
        self.loop(f"for {a}, {b} in zip({self.expr('list[int]', 2)}[:3], {self.expr('list[str]', 2)}):", [(a, "int"), (b, "str")], depth)

    def loop_generator(self, depth):
        if not self.generators:
            return
        name = self.pick(list(self.generators))
        value = self.name("y")
        self.loop(f"for {value} in {self.run_generator(name, 2)}:", [(value, self.generators[name][1])], min(depth, 1))

    def loop_while(self, depth):
        name = self.name("w")
        self.put(f"{name} = {self.pick((2, 3))}")
        self.bind(name, "int")
        self.frozen.add(name)
        form = self.random.randrange(3)
        self.put("while True:" if form == 0 else f"while {name} > 0:" if form == 1 else f"while {name} > 0 and {self.expr('bool', 2)}:")
        self.indent += 1
        self.put(f"{name} -= 1")
        if form == 0:
            self.put(f"if {name} < 0:")
            self.put("    break")
        self.indent -= 1
        self.block(min(depth, 1))
        if form != 0 and self.chance(0.2):
            self.put("else:")
            self.block(0, 1)

    def search(self, _depth):
        """A loop that leaves when it has found something."""
        found, value = self.name("v"), self.name("x")
        self.put(f"for {value} in {self.expr('list[int]', 2)}:")
        self.put(f"    if {value} > {self.expr('int', 1)}:")
        self.put(f"        {found} = {value}")
        self.put("        break")
        self.put("else:")
        self.put(f"    {found} = {self.expr('int', 1)}")
        self.bind(found, "int")

    # ---- errors
    def attempt(self, depth):
        self.put("try:")
        self.indent += 1
        if self.chance(0.2):
            self.stmt(0)
        self.put(self.pick((
            f"print({self.expr('int', 1)} // ({self.expr('int', 1)} % 3))", f"print({self.expr('list[int]', 1)}[{self.expr('int', 1)} % 7])",
            f"print({self.expr('dict', 1)}[{self.expr('str', 1)}])", f"print(int({self.expr('str', 1)}))", f"print([1, 2].index({self.expr('int', 1)} % 4))",
            f"print({self.expr('float', 1)} / ({self.expr('int', 1)} % 2))", f"assert {self.expr('bool', 1)}, {self.expr('str', 1)}", f"raise {self.pick(('ValueError', 'KeyError', 'RuntimeError'))}({self.expr('str', 1)})",
            f"print(float({self.expr('str', 1)}))", f"a, b = {self.expr('list[int]', 1)}", f"print({self.expr('str', 1)}.index('e'))", f"print(next(iter({self.expr('list[int]', 1)}[5:])))",
        )))
        self.indent -= 1
        self.handlers(depth)

    def attempt_call(self, depth):
        if not self.raisers:
            return
        name = self.pick(list(self.raisers))
        kinds, _ = self.raisers[name]
        self.put("try:")
        self.put(f"    print({name}({', '.join(self.expr(k, 1) for k in kinds)}))")
        for error in self.errors:
            self.put(f"except {error} as problem:")
            self.put("    print('own', problem, problem.code, problem.args)")
        self.handlers(depth)

    def handlers(self, depth):
        if depth > 0 and self.chance(0.5):
            self.put("except (ZeroDivisionError, IndexError) as error:")
            self.put("    print('caught', error)")
        self.put("except Exception as error:")
        self.put(f"    print({self.pick(('type(error).__name__, error', 'type(error).__name__, error', 'repr(error)', 'error.args', 'str(error)'))})")
        if self.chance(0.3):
            self.put("else:")
            self.block(0, 1)
        if self.chance(0.3):
            self.put("finally:")
            self.put("    print('finally')")

    def guarded(self, depth):
        if not self.managers:
            return
        manager, name = self.pick(self.managers), self.name("m")
        self.put("try:")
        self.indent += 1
        self.put(f"with {manager}({self.expr('str', 1)}) as {name}:")
        self.block(min(depth, 1))
        if self.chance(0.5):
            self.put(f"    raise {self.pick(('ValueError', 'KeyError'))}({name}.label)")
        self.indent -= 1
        self.handlers(0)
