import io
import json

buffer = io.StringIO()
buffer.write("epoch,loss\n")
print("1,0.5", file=buffer)
buffer.write("2,%.2f\n" % 0.25)
print(repr(buffer.getvalue()))
buffer.seek(0)
for line in buffer:
    print(line.strip())
reader = io.StringIO("a\nb\nc")
print(reader.readline().strip(), reader.read())
data = io.BytesIO()
data.write(b"\x00\x01abc")
data.seek(2)
print(data.read(), data.getvalue(), data.tell(), len(data.getbuffer()))
raw = io.BytesIO(b"one\ntwo\n")
print(raw.readlines())
out = io.StringIO()
json.dump({"lr": 0.1}, out)
print(out.getvalue())
out.truncate(0)
out.seek(0)
out.write("fresh")
print(out.getvalue())
with io.StringIO("x y z") as words:
    print(words.read().split())
