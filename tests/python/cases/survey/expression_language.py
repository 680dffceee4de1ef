"""A tiny expression language: tokenizer, parser, evaluator."""
import re
from collections import namedtuple
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Union

Token = namedtuple("Token", ["kind", "text", "pos"])
SPEC = [("NUM", r"\d+(\.\d+)?"), ("NAME", r"[A-Za-z_]\w*"), ("OP", r"[-+*/^()=,]"), ("SKIP", r"\s+"), ("BAD", r".")]
MASTER = re.compile("|".join(f"(?P<{k}>{p})" for k, p in SPEC))


class ParseError(Exception):
    def __init__(self, message, pos):
        super().__init__(f"{message} at {pos}")
        self.pos = pos


def tokenize(text):
    for m in MASTER.finditer(text):
        if m.lastgroup == "SKIP":
            continue
        if m.lastgroup == "BAD":
            raise ParseError(f"unexpected {m.group()!r}", m.start())
        yield Token(m.lastgroup, m.group(), m.start())
    yield Token("END", "", len(text))


@dataclass
class Num:
    value: float


@dataclass
class Var:
    name: str


@dataclass
class Bin:
    op: str
    left: "Node"
    right: "Node"


@dataclass
class Call:
    name: str
    args: List["Node"] = field(default_factory=list)


Node = Union[Num, Var, Bin, Call]


class Parser:
    PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.i = 0

    @property
    def cur(self):
        return self.tokens[self.i]

    def take(self, text=None):
        tok = self.cur
        if text is not None and tok.text != text:
            raise ParseError(f"expected {text!r}, got {tok.text!r}", tok.pos)
        self.i += 1
        return tok

    def expr(self, prec=0):
        left = self.atom()
        while self.cur.kind == "OP" and self.PREC.get(self.cur.text, -1) > prec:
            op = self.take().text
            right = self.expr(self.PREC[op] - (op == "^"))
            left = Bin(op, left, right)
        return left

    def atom(self):
        tok = self.take()
        if tok.kind == "NUM":
            return Num(float(tok.text))
        if tok.kind == "NAME":
            if self.cur.text == "(":
                self.take("(")
                args = []
                while self.cur.text != ")":
                    args.append(self.expr())
                    if self.cur.text == ",":
                        self.take(",")
                self.take(")")
                return Call(tok.text, args)
            return Var(tok.text)
        if tok.text == "(":
            node = self.expr()
            self.take(")")
            return node
        if tok.text == "-":
            return Bin("-", Num(0.0), self.expr(2))
        raise ParseError(f"unexpected {tok.text!r}", tok.pos)


FUNCS = {"max": max, "min": min, "abs": abs}


def evaluate(node, env: Dict[str, float]) -> float:
    if isinstance(node, Num):
        return node.value
    if isinstance(node, Var):
        return env[node.name]
    if isinstance(node, Call):
        return FUNCS[node.name](*[evaluate(a, env) for a in node.args])
    a, b = evaluate(node.left, env), evaluate(node.right, env)
    return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b, "^": lambda: a ** b}[node.op]()


env = {"x": 3.0, "pi": 3.14159}
for text in ["1 + 2 * 3", "2 ^ 3 ^ 2", "(1 + x) * -2", "max(1, x, 2) / 4", "1 / 0", "y + 1", "2 $ 3", "(1 + 2"]:
    try:
        print(f"{text:<20} = {evaluate(Parser(text).expr(), env):g}")
    except ParseError as e:
        print(f"{text:<20} ! {e} ({e.pos})")
    except (ZeroDivisionError, KeyError) as e:
        print(f"{text:<20} ! {type(e).__name__}: {e}")
print(Parser("a + f(1, b)").expr())
