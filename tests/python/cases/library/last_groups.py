import re

SPEC = [("NUM", r"\d+(\.\d+)?"), ("NAME", r"[A-Za-z_]\w*"), ("OP", r"[-+*/=()]"), ("SKIP", r"\s+"), ("BAD", r".")]
MASTER = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in SPEC))


def tokens(text):
    for m in MASTER.finditer(text):
        kind = m.lastgroup
        if kind == "SKIP":
            continue
        if kind == "BAD":
            raise SyntaxError(f"unexpected {m.group()!r}")
        yield kind, m.group(kind)


print(list(tokens("area = 3.5 * (r + 2)")))
try:
    print(list(tokens("a ? b")))
except SyntaxError as e:
    print("error:", e)
for pattern, text in [(r"(a)(b)?", "a"), (r"(a)(b)?", "ab"), (r"((ab))", "ab"), (r"abc", "abc"), (r"(?P<x>a)|(b)", "b")]:
    m = re.match(pattern, text)
    print(m.lastindex, m.lastgroup)
