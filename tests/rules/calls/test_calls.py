"""Every rule has a test: each overload with a C form is called with its arguments by position, by keyword, by keyword in another order,
and with the defaults left out. The calls convert without a diagnostic (those marked @todo with just that one), and the C compiles
without a warning. `test_calls.py NAME...` tests only the APIs whose names begin so, and keeps the scripts.

The environment: TORCH2MLX is the program, T2M_RULES the stubs, T2M_INCLUDE the runtime's headers; CC the compiler, or cc.
"""
import ast
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "scripts"))

import arguments
import stubs

TORCH2MLX = os.environ["TORCH2MLX"]
RULES = os.environ["T2M_RULES"]
INCLUDE = os.environ["T2M_INCLUDE"]
CASES_PER_SCRIPT = 120
DIAGNOSTIC = re.compile(r"^[^\s:]+\.py:(\d+):\d+: (\w+): (.*)$", re.MULTILINE)
PRINTABLE = ("Tensor", "int", "float", "bool", "str", "Scalar", "list", "dict", "tuple", "set")

IMPORTS = ["torch", "torch.nn as nn", "torch.nn.functional", "torch.optim", "torch.optim.lr_scheduler", "torch.utils.data", "torchvision"]
HEAD = "".join(f"import {name}\n" for name in IMPORTS) + """\
from torch.utils.data import TensorDataset
from torchvision import transforms

def double(value):
    return value * 2

"""

OPERATORS = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@", "and": "&", "or": "|",
    "xor": "^", "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=",
}
DUNDERS = {
    "__neg__": "r = -{self}", "__abs__": "r = abs({self})", "__invert__": "r = ~{self}", "__len__": "r = len({self})",
    "__float__": "r = float({self})", "__int__": "r = int({self})", "__bool__": "r = bool({self})", "__repr__": "r = repr({self})",
    "__str__": "r = str({self})", "__getitem__": "r = {self}[{0}]", "__setitem__": "{self}[{0}] = {1}", "__delitem__": "del {self}[{0}]",
    "__contains__": "r = {0} in {self}", "__round__": "r = round({self})",
}

# What methods are called on; other classes are constructed with what they require.
RECEIVERS = {
    "torch.Tensor": "x", "builtins.str": "'abc'", "builtins.list": "[3, 1, 2]", "builtins.dict": "{word: len(word) for word in ['a', 'b']}",
    "builtins.set": "{1, 2}", "builtins.int": "5", "builtins.float": "2.5", "builtins.bool": "True", "builtins.tuple": "(1, 2)", "builtins.range": "range(1, 9)",
    "builtins.TextIO": "open('notes.txt')", "builtins.BinaryIO": "open('notes.bin', 'rb')", "builtins.bytearray": "bytearray(b'abab')", "builtins.BaseException": "ValueError('x')", "builtins.OSError": "OSError('x')",
    "torch.nn.Module": "nn.Linear(4, 4)", "torch.nn.Parameters": "model.parameters()",
    "torch.optim.Optimizer": "torch.optim.SGD(model.parameters(), 0.1)", "torch.nn.parameter.Parameter": "model.weight",
    "torch.optim.ParamGroup": "torch.optim.SGD(model.parameters(), 0.1).param_groups[0]",
    "torch.optim.lr_scheduler._Schedule": "torch.optim.lr_scheduler.StepLR(torch.optim.SGD(model.parameters(), 0.1), 2)",
    "torch.utils.data.Dataset": "pairs", "torchvision.datasets.VisionDataset": "torchvision.datasets.MNIST('data', transform=torchvision.transforms.ToTensor())",
    "builtins.bytes": "b'abab'", "builtins.frozenset": "frozenset([3, 4])", "builtins.dict_keys": "{3: 5}.keys()", "builtins.dict_values": "{'a': 3}.values()",
    "builtins.dict_items": "{3: 4}.items()",
    "os._Environ": "os.environ", "torch.nn.ModuleList": "nn.ModuleList([nn.ReLU(), nn.ReLU()])",
}
# Objects that only other calls give, bases that are never constructed, what is followed at convert time.
NOT_CALLED = ("torch.amp.", "torch.utils.checkpoint.", "tqdm.", "subprocess.", "threading.", "multiprocessing.", "typing.", "contextlib.", "abc.", "argparse.", "dataclasses.",
              "__future__.", "collections.", "builtins.object", "builtins.slice",
              "builtins.input", "builtins.exit", "builtins.quit", "builtins.list.__init__", "torch.nn.Module.__init__",
              "torch.nn.Module.__call__", "torch.Tensor.backward", "torch.device.__init__",
              "torch.no_grad", "torch.inference_mode", "torch.enable_grad", "torch.set_grad_enabled", "torch.nn.Module.register_", "torch.nn.Module.add_module", "sys.exit")


@dataclass
class Case:
    title: str
    lines: list
    todo: str | None
    is_compiled: bool = True


# ---- calls


def call_forms(rule):
    """(form, arguments as text) of each way to call an overload; None for an argument that nobody can give."""
    values = {param.name: arguments.argument(rule, param) for param in rule.params if param.kind != "kwarg"}
    required = [param for param in rule.params if param.is_required]
    normal = [param for param in rule.params if param.kind == "normal"]
    rest = [param for param in rule.params if param.kind == "vararg"]
    if any(values[param.name] is None for param in required):
        return []
    given = [param for param in rule.params if param.kind in ("normal", "keyword") and values[param.name] is not None]
    by_name = [f"{param.name}={values[param.name]}" for param in given]
    spread = [values[param.name] for param in rest if values[param.name] is not None]
    spread = spread * 2 if spread and "dim" not in rest[0].name else spread
    if rest:
        required_names = [f"{param.name}={values[param.name]}" for param in required if param.kind == "keyword"]
        before = [values[param.name] for param in normal]
        after = [text for param, text in zip(given, by_name) if param.kind == "keyword"]
        return [("positional", before + spread + after), ("reordered", before + spread + after[::-1]),
                ("defaults", before + spread + required_names)]
    required_keywords = [f"{param.name}={values[param.name]}" for param in required if param.kind == "keyword"]
    positional = []
    for param in normal:
        if values[param.name] is None:
            break
        positional.append(values[param.name])
    return [("positional", positional + required_keywords), ("keyword", by_name), ("reordered", by_name[::-1]),
            ("defaults", [values[param.name] for param in required if param.kind == "normal"] + required_keywords)]


def is_positional_only(rule):
    return rule.module == "builtins" or rule.module in ("math", "time")


def is_printable(rule):
    if rule.result is None:
        return False
    name = ast.unparse(rule.result).split("[")[0]
    return name in PRINTABLE


def finish(rule, statement):
    """The statement, and a use of its result."""
    if not statement.startswith("r = "):
        return [statement]
    if rule.module == "torch.nn.init" and rule.name.endswith("_"):
        return [statement[len("r = "):]]  # the value of these, the parameter again, is not converted
    result = ast.unparse(rule.result or ast.Name("None"))
    if result == "return_types" or result.startswith("tuple[") and not result.endswith("...]"):
        return [statement, "print(r[0])"]
    return [statement, "print(r)" if is_printable(rule) else "return r"]


def distinct(forms):
    seen = set()
    for form, texts in forms:
        if tuple(texts) not in seen:
            seen.add(tuple(texts))
            yield form, texts


def call_cases(rule, target, before=(), todo=None):
    """The cases of a function, method or constructor that is called by `target(...)`."""
    has_value = rule.result is not None and ast.unparse(rule.result) != "None" or rule.name == "__init__"
    own = arguments.BY_API.get(rule.qualified, {})
    for form, texts in distinct(call_forms(rule)):
        if is_positional_only(rule) and form in ("keyword", "reordered") and any(param.kind == "normal" for param in rule.params):
            continue
        if own.get(form) == "":
            continue
        call = f"{target}({', '.join(texts)})"
        lines = list(before) + (finish(rule, f"r = {call}") if has_value and not todo else [call])
        yield Case(f"{rule.qualified} (stub line {rule.line}), {form}", lines, todo)


# ---- methods


def receiver_of(cls, by_name):
    if cls.qualified in RECEIVERS:
        return RECEIVERS[cls.qualified]
    init = next((rule for rule in cls.rules if rule.name == "__init__"), None)
    if init is None or init.todo or cls.todo:
        return None
    forms = dict(call_forms(init))
    if not forms:
        return None
    return f"{cls.qualified}({', '.join(forms['defaults'])})"


def dunder_case(rule, receiver):
    values = [arguments.argument(rule, param) for param in rule.params]
    name = rule.name.strip("_")
    if rule.name in DUNDERS and None not in values:
        statement = DUNDERS[rule.name].format(*values, self=receiver)
    elif name in OPERATORS:
        statement = f"r = {receiver} {OPERATORS[name]} {values[0]}"
    elif name[:1] == "r" and name[1:] in OPERATORS:
        statement = f"r = {values[0]} {OPERATORS[name[1:]]} {receiver}"
    elif name[:1] == "i" and name[1:] in OPERATORS:
        return [f"r = {receiver}", f"r {OPERATORS[name[1:]]} {values[0]}".replace(f" {OPERATORS[name[1:]]} ", f" {OPERATORS[name[1:]]}= "),
                "print(r)"]
    elif rule.name == "__iter__":
        return [f"for item in {receiver}:", "    print(1)"]
    else:
        return None
    return finish(rule, statement)


def method_cases(rule, cls, receiver):
    own = arguments.BY_API.get(rule.qualified, {})
    receiver = own.get("self", receiver)
    todo = rule.todo and rule.todo[0]
    before = []
    receiver = f"({receiver})" if receiver.isdigit() else receiver
    if rule.is_static:
        return list(call_cases(rule, f"{cls.name if cls.module == 'builtins' else cls.qualified}.{rule.name}", before, todo))
    if cls.qualified == "torch.Tensor" and rule.name.endswith("_") and not rule.name.startswith("_"):
        before, receiver = ["t = torch.rand(4, 4)"], "t"
    elif not re.fullmatch(r"[\w.]+|\(\d\)", receiver):
        before, receiver = [f"obj = {receiver}"], "obj"
    title = f"{rule.qualified} (stub line {rule.line})"
    if rule.name == "__contains__" and "self" in own:
        before, receiver = [], own["self"]
    if rule.is_property or rule.is_value:
        lines = [f"{receiver}.{rule.name}"] if todo else finish(rule, f"r = {receiver}.{rule.name}")
        return [Case(title, before + lines, todo)]
    if rule.name.startswith("__"):
        if rule.name == "__len__" and cls.qualified == "torch.Tensor":
            receiver = "x"
        lines = dunder_case(rule, f"({receiver})" if receiver[0].isdigit() else receiver)
        cases = [Case(title, before + lines, todo)] if lines else []
        if rule.name == "__setitem__" and ast.unparse(rule.params[1].annotation) == "float":
            key, value = (arguments.argument(rule, param) for param in rule.params)
            cases.append(Case(f"{title}, in place", before + [f"{receiver}[{key}] *= {value}"], todo))
        return cases
    return list(call_cases(rule, f"{receiver}.{rule.name}", before, todo))


def class_cases(cls, by_name):
    cases = []
    receiver = receiver_of(cls, by_name)
    for rule in cls.rules:
        if rule.qualified.startswith(NOT_CALLED):
            continue
        todo = (rule.todo or cls.todo or (None,))[0]
        if rule.name == "__init__":
            cases += call_cases(rule, cls.name if cls.module == "builtins" else cls.qualified, todo=todo)
        elif receiver and (rule.c or rule.todo or rule.drop):
            cases += method_cases(rule, cls, receiver)
    return cases


def module_cases(module, by_name):
    cases = []
    for rule in module.rules:
        if rule.name.startswith("_") or rule.qualified.startswith(NOT_CALLED):
            continue
        todo = rule.todo and rule.todo[0]
        target = rule.name if module.name == "builtins" else rule.qualified
        if rule.is_value and rule.c:
            cases.append(Case(f"{rule.qualified} (stub line {rule.line})", finish(rule, f"r = {target}"), todo))
        elif not rule.is_value and (rule.c or rule.todo or rule.drop or rule.has_body):
            cases += call_cases(rule, target, todo=todo)
    for cls in module.classes:
        if not cls.qualified.startswith(NOT_CALLED) and not (cls.name.startswith("_") and cls.qualified not in RECEIVERS):
            cases += class_cases(cls, by_name)
    return cases


# ---- scripts


class Script:
    """Cases as the functions of one script, all called."""

    def __init__(self, name, module, cases, folder):
        self.name, self.module, self.cases, self.folder = name, module, cases, folder
        self.faults = {}

    def write(self, skipped):
        known = any(self.module == name.split(" ")[0] for name in IMPORTS) or self.module == "builtins"
        text = HEAD + ("" if known else f"import {self.module}\n") + arguments.PRELUDE
        self.line_of_case = []
        for number, case in enumerate(self.cases):
            self.line_of_case.append(text.count("\n") + 1)
            if number not in skipped:
                text += f"\n\ndef case_{number}():\n" + "".join(f"    {line}\n" for line in case.lines)
        text += "\n\n" + "".join(f"case_{number}()\n" for number in range(len(self.cases)) if number not in skipped)
        self.path = self.folder / f"{self.name}.py"
        self.path.write_text(text)

    def case_at(self, line):
        return max((number for number, first in enumerate(self.line_of_case) if first <= line), default=0)

    def convert(self):
        return subprocess.run([TORCH2MLX, "convert", self.path.name, "-o", f"{self.name}_c", "--force"], cwd=self.folder, text=True,
                              capture_output=True, timeout=60, env={**os.environ, "T2M_RULES": RULES}, stdin=subprocess.DEVNULL)

    def diagnose(self, process):
        """Files what the translator said under the cases; the cases that were refused."""
        found = {}
        for line, severity, text in DIAGNOSTIC.findall(process.stderr):
            if severity in ("todo", "error", "warning"):
                found.setdefault(self.case_at(int(line)), []).append(f"{severity}: {text}")
        refused = set()
        for number, messages in found.items():
            case = self.cases[number]
            if len(messages) != 1 or case.todo is None or f"[{case.todo}]" not in messages[0]:
                self.faults.setdefault(number, " / ".join(messages))
                refused.add(number)
        return refused, set(found)

    def run(self):
        skipped = set()
        for attempt in range(4):
            self.write(skipped)
            process = self.convert()
            if process.returncode not in (0, 1, 3):
                return self.isolate(skipped, process)
            refused, found = self.diagnose(process)
            if attempt == 0:
                expected = {number for number, case in enumerate(self.cases) if case.todo}
                for number in expected - found:
                    self.faults[number] = f"no TODO with {self.cases[number].todo}"
            skipped |= refused
            if not refused:
                break
        self.compile()

    def isolate(self, skipped, process):
        """The translator failed: each case by itself, to find the ones at fault."""
        if len(self.cases) == 1:
            self.faults[0] = (process.stderr.strip().splitlines() or [f"ended with {process.returncode}"])[-1]
            return
        middle = len(self.cases) // 2
        for part, first in ((self.cases[:middle], 0), (self.cases[middle:], middle)):
            half = Script(f"{self.name}_{first}", self.module, part, self.folder)
            half.run()
            for number, fault in half.faults.items():
                self.faults.setdefault(number + first, fault)

    def compile(self):
        for file in (self.folder / f"{self.name}_c").glob("*.c"):
            process = subprocess.run([os.environ.get("CC", "cc"), "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I", INCLUDE, str(file)],
                                     capture_output=True, text=True, timeout=120)
            if process.returncode:
                self.blame(file, process.stderr)

    def blame(self, file, errors):
        lines = file.read_text().splitlines()
        blamed = False
        at = None
        for line in errors.splitlines():
            function = re.search(r"In function .case_(\d+).", line)
            at = int(function[1]) if function else at
            error = re.search(r":(\d+):\d+: error: (.*)$", line)
            if error and at is not None:
                place = lines[int(error[1]) - 1].strip() if line.startswith(str(file)) else "a macro of the runtime"
                self.faults.setdefault(at, f"C: {error[2]} in: {place}")
                blamed = True
        if not blamed:
            self.faults.setdefault(0, f"C: {errors[:400]}")


# ---- names in templates


def names_of_templates(rules):
    """The C names that templates call: identifiers of the runtime before a parenthesis."""
    names = {}
    for rule in rules:
        text = re.sub(r"\{[^}]*\}", "", rule.c or "")
        for name in re.findall(r"\b((?:mx|nn|py|optimizer|scheduler|data|vision|io|os|time|random|math)_\w+)\s*\(", text):
            names.setdefault(name, rule)
    return names


def test_names(rules, folder):
    names = names_of_templates(rules)
    source = "".join(f'#include "t2m/{path.name}"\n' for path in sorted(pathlib.Path(INCLUDE, "t2m").glob("*.h")))
    source += "int main(void)\n{\n"
    source += "".join(f"#ifndef {name}\n    (void)&{name};\n#endif\n" for name in names) + "    return 0;\n}\n"
    path = folder / "names.c"
    path.write_text(source)
    process = subprocess.run([os.environ.get("CC", "cc"), "-std=gnu11", "-fsyntax-only", "-I", INCLUDE, str(path)],
                             capture_output=True, text=True, timeout=60)
    missing = re.findall(r"error: .(\w+). undeclared", process.stderr)
    return [f"{names[name].qualified} (stub line {names[name].line}): the runtime has no {name}" for name in missing if name in names] or (
        [process.stderr] if process.returncode else [])


# ---- parameters that a template leaves out

# Those that make no difference here: where it runs, how much memory it takes, what is found out anyway.
WITHOUT_MEANING = {"device", "inplace", "foreach", "fused", "non_blocking", "set_to_none", "pin_memory", "allow_pickle", "optimize", "persistent_workers",
                   "prefetch_factor", "timeout", "out", "map_location", "weights_only", "mmap", "pickle_module", "pickle_protocol", "assign", "recurse", "generation", "buffering", "kind", "stacklevel", "refresh", "ncols", "mininterval", "dynamic_ncols", "position", "ascii", "smoothing",
                   "bar_format",
                   "requires_grad"}  # for every rule at once: sema, leaf_result
# What these take, PyTorch and Python do not use either.
UNUSED = ("torch.nn.Identity.__init__", "builtins.TextIO.__exit__", "builtins.BinaryIO.__exit__", "torch.nn.InstanceNorm2d.__init__", "warnings.warn", "tqdm.tqdm.__init__",
          "tqdm.tqdm.__exit__", "tqdm.trange", "tempfile.TemporaryDirectory.__exit__", "numpy.NpzFile.__exit__",
          "numpy.printoptions.__exit__", "torch.autograd._FunctionCall.input", "torch._Context.__exit__",
          "torch._NullContext.__init__", "torch._Autocast.__init__.dtype", "torch._Autocast.__init__.enabled",  # autocast of a device that is not there
          "torch._Autocast.__init__.cache_enabled",
          "torch.nn.Embedding.__init__.norm_type", "torch.nn.Embedding.from_pretrained.norm_type", "torch.nn.functional.embedding.norm_type",  # without max_norm
          "torch.nn.functional.embedding.sparse")  # how the gradient is kept; its values are the same


def test_parameters(rules):
    """A parameter that the C leaves out is ignored in silence: it must have no meaning, or take one value only."""
    faults = []
    for rule in rules:
        if not rule.c or rule.todo or rule.c == "{self}" or rule.drop or rule.qualified in UNUSED:
            continue
        for param in rule.params:
            text = ast.unparse(param.annotation) if param.annotation else "Any"
            is_used = re.search(r"\{\*?" + param.name + r"[!}]", rule.c)
            if f"{rule.qualified}.{param.name}" in UNUSED:
                continue
            if not is_used and param.name not in WITHOUT_MEANING and text != "None" and not text.startswith(("Literal", "dtype[")):
                faults.append(f"{rule.qualified} (stub line {rule.line}): {param.name} is ignored")
    return faults


# ---- the test


def make_scripts(modules, wanted, folder):
    by_name = {cls.qualified: cls for module in modules for cls in module.classes}
    scripts = []
    for module in modules:
        if module.name.rpartition(".")[2].startswith("_"):
            continue
        cases = [case for case in module_cases(module, by_name) if not wanted or case.title.startswith(wanted)]
        for first in range(0, len(cases), CASES_PER_SCRIPT):
            name = f"{module.name.replace('.', '_')}_{first // CASES_PER_SCRIPT}"
            scripts.append(Script(name, module.name, cases[first:first + CASES_PER_SCRIPT], folder))
    return scripts


def main():
    wanted = tuple(sys.argv[1:])
    modules = stubs.read_all(RULES)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="t2m-rules-"))
    scripts = make_scripts(modules, wanted, folder)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(Script.run, scripts))
    faults = [f"{script.cases[number].title}: {'; '.join(script.cases[number].lines)}\n        {fault}"
              for script in scripts for number, fault in sorted(script.faults.items())]
    if not wanted:
        everything = [rule for module in modules for rule in module.rules] + [
            rule for module in modules for cls in module.classes for rule in cls.rules]
        faults += test_names(everything, folder) + test_parameters(everything)
    print(f"{sum(len(script.cases) for script in scripts)} calls in {len(scripts)} scripts, {len(faults)} faults")
    for fault in faults:
        print(" ", fault)
    if wanted:
        print(f"the scripts are in {folder}")
    else:
        shutil.rmtree(folder)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
