import re
text = "epoch 3: loss=0.123, acc=98.5% lr=1e-3"
m = re.search(r"epoch (\d+): loss=([\d.]+)", text)
if m:
    print(m.group(), m.group(0), m.group(1), int(m.group(1)) + 1, float(m.group(2)), m.start(), m.end(2))
print(re.findall(r"[a-z]+", text), re.findall(r"(\w+)=([\d.e-]+)", text))
for name, value in re.findall(r"(\w+)=([\d.e-]+)", text):
    print(name, value)
print(re.sub(r"\d", "#", text), re.sub(r"(\w+)=(\S+)", r"\2:\1", text, count=1), re.sub(r"\s+", " ", " a  b\n c "))
print(re.split(r"[,\s]+", "a, b  c,d"), re.split(r"(-)", "a-b-c"), re.split("x", "axbxc", maxsplit=1))
WORD = re.compile(r"\b(?P<first>[A-Z])(?P<rest>\w*)", re.IGNORECASE)
for w in WORD.finditer("Hello big World"):
    print(w.group("first"), w["rest"], w.span(), w.groupdict())
print(WORD.match("9x"), WORD.fullmatch("word"), WORD.pattern, WORD.groups)
print(re.match(r"(a)(b)?", "ac").groups(), bool(re.match("x", "abc")))
print(re.compile(r"^\s*#.*$", re.M).findall("# a\nb\n  # c"), re.escape("a.b*c[1]"), re.sub("(?i)HELLO", "bye", "Hello hello"))
print(re.findall(r"\d+", "٣ 12 ñ 7é"), re.search("é", "caféé").span(), re.findall("x*", "axb"), re.sub("x*", "-", "abxd"))
print(re.subn("a", "b", "banana"), re.fullmatch(r"[\w.]+@[\w.]+", "me@x.org") is not None)
tokens = re.findall(r"'s|'t|'re| ?\w+| ?[^\s\w]+|\s+", "Hello, it's a test's end.")
print(tokens)
step = re.match(r".*_(\d+)\.pt", "runs/model_00120.pt")
print(int(step.group(1)) if step else -1, step.group(0, 1))
print(re.sub(r"[^a-zA-Z.!?]+", r" ", "Go on! 12 x."), re.sub(r"([.!?])", r" \1", "hi!"))
mm = re.match(r"(\w+)-(\d+)", "run-12")
if mm is not None:
    name, number = mm.groups()
    print(name, int(number))
    print(mm.groups()[1])
try:
    re.compile("(ab")
except re.error as e:
    print("bad pattern", e)
