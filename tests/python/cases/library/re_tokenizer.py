"""A tokenizer and a log parser with compiled patterns."""
import re

TOKEN = re.compile(r"\d+|[A-Za-z_]\w*|[^\s\w]")
LINE = re.compile(r"^\[(?P<level>\w+)\]\s+epoch=(?P<epoch>\d+)\s+loss=(?P<loss>[\d.]+)$")


def tokens(text):
    return TOKEN.findall(text)


def parse(line):
    m = LINE.match(line)
    if m is None:
        return None
    return int(m.group("epoch")), float(m.group("loss"))


print(tokens("x1 = f(2, y) + 30"))
for line in ["[INFO] epoch=1 loss=0.5", "[WARN] epoch=12 loss=0.125", "noise"]:
    print(parse(line))
clean = re.sub(r"\s+", " ", re.sub(r"[^a-z ]", " ", "It's 5 o'clock!".lower())).strip()
print(repr(clean), clean.split())
print(re.split(r"\W+", "one, two;three"), re.findall(r"(?i)the", "The the THE"))
print([m.start() for m in re.finditer("a", "banana")], re.search(r"v(\d+)\.(\d+)", "v12.7").groups())
camel = re.sub(r"(?<!^)(?=[A-Z])", "_", "MyNetName").lower()
print(camel, re.sub(r"(\d+)", r"<\1>", "a1b22"), bool(re.fullmatch(r"\d{4}-\d\d", "2024-05")))
re.compile("[a-")
