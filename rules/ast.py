"""ast.literal_eval: values from their text."""


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self):
        raise SyntaxError("invalid syntax")

    def refuse(self):
        raise ValueError("malformed node or string: " + repr(self.text))

    def peek(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, mark):
        if self.peek() != mark:
            self.fail()
        self.at += 1

    def word(self):
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isalnum() or self.text[self.at] == "_"):
            self.at += 1
        return self.text[start:self.at]

    def number(self):
        start = self.at
        is_hex = self.text[start:start + 2].lower() in ("0x", "0b", "0o")
        while self.at < len(self.text):
            c = self.text[self.at]
            is_sign = c in "+-" and self.text[self.at - 1] in "eE" and not is_hex and self.at > start
            if not (c.isalnum() or c == "_" or c == "." or is_sign):
                break
            self.at += 1
        text = self.text[start:self.at]
        try:
            if is_hex:
                return int(text, 0)
            if "." in text or "e" in text or "E" in text:
                return float(text)
            if len(text) > 1 and text[0] == "0" and text.strip("0_") != "":
                self.fail()
            return int(text)
        except ValueError:
            raise SyntaxError("invalid decimal literal")

    def escape(self, is_bytes):
        c = self.text[self.at]
        self.at += 1
        plain = "\\'\"abfnrtv\n"
        if c in plain:
            return "\\'\"\a\b\f\n\r\t\v"[plain.index(c)] if c != "\n" else ""
        if c in "01234567":
            start = self.at - 1
            while self.at < len(self.text) and self.at - start < 3 and self.text[self.at] in "01234567":
                self.at += 1
            return chr(int(self.text[start:self.at], 8))
        size = {"x": 2, "u": 4, "U": 8}.get(c, 0)
        if size == 0 or (is_bytes and c != "x"):
            return "\\" + c
        self.at += size
        return chr(int(self.text[self.at - size:self.at], 16))

    def string(self, prefix):
        quote = self.text[self.at]
        if self.text.startswith(quote * 3, self.at):
            quote = quote * 3
        self.at += len(quote)
        out = []
        while not self.text.startswith(quote, self.at):
            if self.at >= len(self.text) or (len(quote) == 1 and self.text[self.at] == "\n"):
                raise SyntaxError("unterminated string literal")
            c = self.text[self.at]
            self.at += 1
            if c == "\\" and "r" not in prefix and self.at < len(self.text):
                out.append(self.escape("b" in prefix))
            elif c == "\\" and self.at < len(self.text):
                out.append(c + self.text[self.at])
                self.at += 1
            else:
                out.append(c)
        self.at += len(quote)
        return "".join(out)

    def strings(self, prefix):
        parts = [self.string(prefix)]
        while self.peek() in ("'", '"') and self.peek() != "":
            parts.append(self.string(""))
        return "".join(parts)

    def items(self, end):
        out = []
        while self.peek() != end:
            out.append(self.value())
            if self.peek() != end:
                self.take(",")
        self.at += 1
        return out

    def parenthesised(self):
        self.at += 1
        if self.peek() == ")":
            self.at += 1
            return ()
        first = self.value()
        if self.peek() == ")":
            self.at += 1
            return first
        self.take(",")
        return tuple([first] + self.items(")"))

    def braced(self):
        self.at += 1
        if self.peek() == "}":
            self.at += 1
            return {}
        first = self.value()
        if self.peek() != ":":
            if self.peek() != "}":
                self.take(",")
            return set([first] + self.items("}"))
        self.at += 1
        out = {first: self.value()}
        while self.peek() != "}":
            self.take(",")
            if self.peek() == "}":
                break
            key = self.value()
            self.take(":")
            out[key] = self.value()
        self.at += 1
        return out

    def named(self):
        name = self.word()
        if self.at < len(self.text) and self.text[self.at] in "'\"" and name.lower() in ("r", "u", "b", "br", "rb"):
            text = self.strings(name.lower())
            return text.encode("latin-1") if "b" in name.lower() else text
        if name == "None":
            return None
        if name == "True":
            return True
        if name == "False":
            return False
        if name == "set" and self.peek() == "(":
            self.at += 1
            self.take(")")
            return set()
        if name == "":
            self.fail()
        if self.peek() not in ("", ",", ")", "]", "}", ":", "(", ".", "[", "+", "-", "*", "/"):
            self.fail()
        self.refuse()

    def value(self):
        c = self.peek()
        if c == "":
            self.fail()
        if c in "+-":
            self.at += 1
            number = self.value()
            if isinstance(number, bool) or not isinstance(number, (int, float)):
                self.refuse()
            return -number if c == "-" else number
        if c.isdigit() or (c == "." and self.text[self.at + 1:self.at + 2].isdigit()):
            return self.number()
        if c in "'\"":
            return self.strings("")
        if c == "[":
            self.at += 1
            return self.items("]")
        if c == "(":
            return self.parenthesised()
        if c == "{":
            return self.braced()
        return self.named()


def literal_eval(node_or_string):
    reader = _Reader(node_or_string.lstrip(" \t"))
    first = reader.value()
    if reader.peek() == ",":
        items = [first]
        while reader.peek() == ",":
            reader.at += 1
            if reader.peek() != "":
                items.append(reader.value())
        first = tuple(items)
    if reader.peek() != "":
        if reader.peek() in "+-*/.([<>=%&|^":
            reader.refuse()
        reader.fail()
    return first
