import json
from functools import cmp_to_key



class Config:
    def __init__(self, lr):
        self.lr = lr
        self.sizes = [1, 2]


print(json.dumps({"x": {1}}, default=list))
print(json.dumps(Config(0.1), default=lambda o: o.__dict__, indent=2))

print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
words = ["bb", "a", "ccc"]
words.sort(key=cmp_to_key(lambda a, b: len(a) - len(b)))
print(words)


class Encoder(json.JSONEncoder):
    def default(self, obj):
        if isinstance(obj, set):
            return sorted(obj)
        if isinstance(obj, Config):
            return {"lr": obj.lr}
        return super().default(obj)


print(json.dumps({"s": {3, 1}, "c": Config(0.5), "t": (1, None, True)}, cls=Encoder, sort_keys=True))
try:
    json.dumps({"f": lambda: 0}, cls=Encoder)
except TypeError as error:
    print(error)
print(json.loads('{"a": {"b": 1}, "c": [{"d": 2}]}', object_hook=lambda d: sorted(d.items())))
print(json.loads(b'[1, "x"]'))
try:
    json.loads('{"a": 1,\n bad}')
except json.JSONDecodeError as e:
    print(e.msg, e.lineno, e.colno, e.pos)
    print(e)
