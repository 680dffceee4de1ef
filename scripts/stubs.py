"""The rule stubs as plain records: what tests and documents of the rules read. The format is rules/README.md."""
import ast
import pathlib
import re
from dataclasses import dataclass, field

TYPE_PARAMETERS = re.compile(r"^(\s*(?:class|def)\s+\w+)\[[^\]]*\]", re.MULTILINE)


@dataclass
class Param:
    name: str
    annotation: ast.expr | None
    default: ast.expr | None
    kind: str  # "normal", "keyword", "vararg", "kwarg"

    @property
    def is_required(self):
        return self.default is None and self.kind in ("normal", "keyword")


@dataclass
class Rule:
    """One overload of a function or method, or one value."""
    module: str
    owner: str | None
    name: str
    line: int
    path: pathlib.Path
    params: list = field(default_factory=list)
    result: ast.expr | None = None
    c: str | None = None
    drop: str | None = None
    todo: tuple | None = None  # code, effort, why
    role: str | None = None
    is_property: bool = False
    is_static: bool = False
    is_value: bool = False
    has_body: bool = False
    doc: str | None = None

    @property
    def qualified(self):
        return ".".join(part for part in (self.module, self.owner, self.name) if part)


@dataclass
class Class:
    module: str
    name: str
    bases: list
    line: int
    path: pathlib.Path
    todo: tuple | None = None
    drop: str | None = None
    c_type: str | None = None
    rules: list = field(default_factory=list)

    @property
    def qualified(self):
        return f"{self.module}.{self.name}"


def constant(node):
    return node.value if isinstance(node, ast.Constant) else None


def read_todo(call):
    options = {keyword.arg: constant(keyword.value) for keyword in call.keywords}
    return constant(call.args[0]), options.get("effort", ""), options.get("why", "")


def read_decorators(node, into):
    """Fills in what the decorators of a def or class say."""
    for decorator in node.decorator_list:
        name = decorator.func.id if isinstance(decorator, ast.Call) else getattr(decorator, "id", "")
        first = constant(decorator.args[0]) if isinstance(decorator, ast.Call) and decorator.args else None
        if name in ("c", "drop", "role", "c_type") and hasattr(into, name):
            setattr(into, name, first)
        elif name == "todo":
            into.todo = read_todo(decorator)
        elif name == "property":
            into.is_property = True
        elif name in ("staticmethod", "classmethod"):
            into.is_static = name == "staticmethod"


def read_params(arguments, is_method):
    plain = arguments.posonlyargs + arguments.args
    defaults = [None] * (len(plain) - len(arguments.defaults)) + arguments.defaults
    params = [Param(arg.arg, arg.annotation, default, "normal") for arg, default in zip(plain, defaults)]
    params = params[1:] if is_method else params
    if arguments.vararg:
        params.append(Param(arguments.vararg.arg, arguments.vararg.annotation, None, "vararg"))
    params += [Param(arg.arg, arg.annotation, default, "keyword")
               for arg, default in zip(arguments.kwonlyargs, arguments.kw_defaults)]
    if arguments.kwarg:
        params.append(Param(arguments.kwarg.arg, arguments.kwarg.annotation, None, "kwarg"))
    return params


def read_function(node, module, path, owner=None):
    rule = Rule(module, owner, node.name, node.lineno, path, result=node.returns, doc=ast.get_docstring(node))
    read_decorators(node, rule)
    rule.params = read_params(node.args, owner is not None and not rule.is_static)
    last = node.body[-1]
    rule.has_body = not (isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant))
    return rule


def read_value(node, module, path, owner=None):
    rule = Rule(module, owner, node.target.id, node.lineno, path, result=node.annotation, is_value=True)
    if isinstance(node.value, ast.Call) and node.value.func.id == "todo":
        rule.todo = read_todo(node.value)
    elif isinstance(node.value, ast.Call):
        setattr(rule, node.value.func.id, constant(node.value.args[0]))
    return rule


def read_class(node, module, path):
    cls = Class(module, node.name, [ast.unparse(base) for base in node.bases], node.lineno, path)
    read_decorators(node, cls)
    for item in node.body:
        if isinstance(item, ast.FunctionDef):
            cls.rules.append(read_function(item, module, path, node.name))
        elif isinstance(item, ast.AnnAssign):
            cls.rules.append(read_value(item, module, path, node.name))
    return cls


@dataclass
class Module:
    name: str
    path: pathlib.Path
    rules: list = field(default_factory=list)    # functions and values
    classes: list = field(default_factory=list)
    drop: str | None = None                      # __drop__


def read_module(name, path):
    # parameters in brackets are Python 3.12's; what they say does not matter here
    tree = ast.parse(TYPE_PARAMETERS.sub(r"\1", path.read_text()), str(path))
    module = Module(name, path)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            module.rules.append(read_function(node, name, path))
        elif isinstance(node, ast.ClassDef):
            module.classes.append(read_class(node, name, path))
        elif isinstance(node, ast.AnnAssign):
            module.rules.append(read_value(node, name, path))
        elif isinstance(node, ast.Assign) and node.targets[0].id == "__drop__":
            module.drop = constant(node.value)
    return module


def merged(modules):
    """One module for a package and its private parts, one class for the parts of a class."""
    whole = {}
    for module in modules:
        into = whole.setdefault(module.name, Module(module.name, module.path))
        into.drop = into.drop or module.drop
        into.rules += module.rules
        for cls in module.classes:
            same = next((known for known in into.classes if known.name == cls.name), None)
            if same:
                same.rules += cls.rules
            else:
                into.classes.append(cls)
    return list(whole.values())


def module_name(folder, path):
    """What private modules hold belongs to their package."""
    parts = path.relative_to(folder).with_suffix("").parts
    parts = parts[:-1] if parts[-1] == "__init__" else parts
    is_private = len(parts) > 1 and parts[-1].startswith("_")
    return ".".join(parts[:-1] if is_private else parts)


def read_all(folder):
    """Every stub module below a folder, by name."""
    modules = [read_module(module_name(folder, path), path) for path in sorted(pathlib.Path(folder).rglob("*.pyi"))]
    return merged(sorted(modules, key=lambda module: module.name))


def read_python(folder):
    """Module -> the public functions and classes that are written in Python below a folder."""
    modules = {}
    for path in sorted(pathlib.Path(folder).rglob("*.py")):
        names = modules.setdefault(module_name(folder, path), [])
        names += [node.name for node in ast.parse(path.read_text(), str(path)).body
                  if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")]
    return modules
