"""hashlib, base64, and random seeded by a text."""
import base64
import hashlib
import random

text = "hello wörld"
print(hashlib.md5(text.encode()).hexdigest(), hashlib.sha1(b"abc").hexdigest())
h = hashlib.sha256()
for part in ["a", "b", "c"]:
    h.update(part.encode("utf-8"))
print(h.hexdigest(), h.digest_size, h.name)
print(hashlib.sha512(b"").hexdigest()[:16], hashlib.new("sha256", b"abc").hexdigest() == h.hexdigest())
split = int(hashlib.md5(b"img_001.png").hexdigest()[:8], 16) % 100
print(split)
encoded = base64.b64encode(text.encode())
print(encoded, base64.b64decode(encoded).decode(), base64.b64encode(b"ab"), base64.b64encode(b"a"), base64.urlsafe_b64encode(b"\xff\xfe\xfd"))
print(base64.b64decode("YWJj"), base64.b64encode(b"").decode() == "")
random.seed("reproducible")
print(random.random(), random.randint(0, 100))
random.seed("")
print(random.random())
