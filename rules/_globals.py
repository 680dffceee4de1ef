"""What a file of settings assigns, and what stands for the values of globals() that no setting can be."""
import ast


class Definition:
    """A module, function or class among the values of globals()."""

    def __call__(self, *args, **kwargs):
        raise NotImplementedError("what globals() gave is called")

    def __repr__(self):
        raise NotImplementedError("what globals() gave is printed")


def no_such_global(name):
    raise NotImplementedError("the converted program has no variable '%s' that can be set by its name" % name)


_OPERATORS = [("or",), ("and",), ("<", ">", "<=", ">=", "==", "!="), ("+", "-"), ("*", "/", "//", "%"), ("**",)]


class _Settings:
    """Reads `name = value` lines; values are literals, names that have one already, and arithmetic of these."""

    def __init__(self, get_global):
        self.get_global = get_global
        self.names = {}
        self.words = []
        self.at = 0
        self.line = ""

    def refuse(self):
        raise NotImplementedError("a file that is executed holds more than settings: " + self.line.strip())

    def split(self, line):
        """The words of a line: names, numbers, texts with their quotes, marks."""
        words = []
        at = 0
        while at < len(line) and line[at] != "#":
            start = at
            c = line[at]
            if c.isspace():
                at += 1
                continue
            if c in "'\"":
                at = line.find(c, at + 1)
                while at > 0 and line[at - 1] == "\\":
                    at = line.find(c, at + 1)
                if at < 0:
                    self.refuse()
                at += 1
            elif c.isalnum() or c in "_.":
                while at < len(line) and (line[at].isalnum() or line[at] in "_." or (line[at] in "+-" and line[at - 1] in "eE" and line[start] in "0123456789.")):
                    at += 1
            else:
                at += 2 if line[at:at + 2] in ("**", "//", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=") else 1
            words.append(line[start:at])
        return words

    def peek(self):
        return self.words[self.at] if self.at < len(self.words) else ""

    def literal(self, text):
        try:
            return ast.literal_eval(text)
        except (SyntaxError, ValueError):
            self.refuse()

    def items(self, end):
        out = []
        while self.peek() != end:
            out.append(self.value(0))
            if self.peek() == ",":
                self.at += 1
            elif self.peek() != end:
                self.refuse()
        self.at += 1
        return out

    def atom(self):
        word = self.peek()
        self.at += 1
        if word == "(":
            items = self.items(")")
            return items[0] if len(items) == 1 and self.words[self.at - 2] != "," else tuple(items)
        if word == "[":
            return self.items("]")
        if word == "-":
            return -self.value(5)
        if word == "not":
            return not self.value(2)
        if word in ("True", "False", "None") or (word and (word[0] in "'\"." or word[0].isdigit())):
            return self.literal(word)
        if word in self.names:
            return self.names[word]
        try:
            return self.get_global(word)
        except KeyError:
            self.refuse()

    def value(self, level):
        if level == len(_OPERATORS):
            return self.atom()
        left = self.value(level + 1)
        while self.peek() in _OPERATORS[level]:
            operator = self.peek()
            self.at += 1
            right = self.value(level if operator == "**" else level + 1)
            left = self.combine(operator, left, right)
        return left

    def combine(self, operator, left, right):
        if operator == "+":
            return left + right
        if operator == "-":
            return left - right
        if operator == "*":
            return left * right
        if operator == "/":
            return left / right
        if operator == "//":
            return left // right
        if operator == "%":
            return left % right
        if operator == "**":
            return left ** right
        if operator == "==":
            return left == right
        if operator == "!=":
            return left != right
        if operator == "<":
            return left < right
        if operator == ">":
            return left > right
        if operator == "<=":
            return left <= right
        if operator == ">=":
            return left >= right
        if operator == "and":
            return left and right
        return left or right

    def assign(self, line):
        self.line = line
        self.words = self.split(line)
        self.at = 2
        if not self.words or (len(self.words) == 1 and line.strip()[0] in "'\""):
            return []
        if self.words[0] == "import" and len(self.words) == 2:
            return []
        if len(self.words) < 3 or self.words[1] != "=" or line[0].isspace() or not self.words[0].isidentifier():
            self.refuse()
        value = self.value(0)
        if self.at != len(self.words):
            self.refuse()
        self.names[self.words[0]] = value
        return [(self.words[0], value)]


def assigned_by(text, get_global):
    """The names and values that a file of settings assigns, in its order; get_global() knows the names that are there already."""
    settings = _Settings(get_global)
    out = []
    for line in text.split("\n"):
        out += settings.assign(line)
    return out
