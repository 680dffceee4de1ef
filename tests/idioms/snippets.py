"""The snippets of this folder as programs. A snippet is a function without parameters of snippets/*.py; all else of its file (imports, classes,
helpers) comes with it. A program of some snippets calls each after a line `== name`."""
import ast
import os
import re

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "snippets")


class Snippets:
    """One file: `names` in order, and programs of any of them."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.file = os.path.basename(path)[:-len(".py")]
        self.lines = self.text.splitlines()
        self.places = {}
        for node in ast.parse(self.text).body:
            if isinstance(node, ast.FunctionDef) and not node.args.args:
                first = min([node.lineno] + [decorator.lineno for decorator in node.decorator_list])
                self.places[node.name] = (first, node.end_lineno)
        self.names = list(self.places)

    def program(self, names):
        """The lines of other snippets are left empty, so that numbers of lines stay."""
        lines = list(self.lines)
        for name, (first, last) in self.places.items():
            if name not in names:
                lines[first - 1:last] = [""] * (last - first + 1)
        calls = [line for name in names for line in (f'print("== {name}")', f"{name}()")]
        return "\n".join(lines + [""] + calls) + "\n"


def all_files():
    return [Snippets(os.path.join(FOLDER, name)) for name in sorted(os.listdir(FOLDER)) if name.endswith(".py")]


def outputs(text):
    """{name: what it printed}"""
    parts = re.split(r"^== (\w+)\n", text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def recorded(snippets):
    path = os.path.join(FOLDER, snippets.file + ".out")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return outputs(file.read())
