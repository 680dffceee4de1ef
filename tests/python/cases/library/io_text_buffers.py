import io
import sys


def report(rows, out=sys.stdout):
    for name, value in rows:
        print(f"{name:<8}|{value:>6.2f}", file=out)


rows = [("loss", 0.5), ("accuracy", 91.25)]
report(rows)
buffer = io.StringIO()
report(rows, buffer)
text = buffer.getvalue()
print(len(text), text.count("\n"))
buffer.seek(0)
print([line.split("|")[0].strip() for line in buffer])
buffer.close()
print(buffer.closed)
words = io.StringIO("one\ntwo\nthree\n")
first = next(words)
print(first.strip(), words.readlines())
log = io.StringIO()
log.writelines(["a\n", "b\n"])
print(log.getvalue().splitlines(), log.tell())
