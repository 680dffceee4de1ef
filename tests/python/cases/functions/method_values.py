class Counter:
    def __init__(self, start=0):
        self.value = start
        self.log = []
        self.record = self.log.append

    def inc(self, by=1):
        self.value += by
        return self.value

    def run(self, times, action=None):
        action = action or self.inc
        for _ in range(times):
            action()
        return self.value

    def dec(self):
        return self.inc(-1)


c = Counter()
step = c.inc
print(step(), step(5), c.value)
print(c.run(2), c.run(3, c.dec), c.run(1, action=step))
table = {"up": c.inc, "down": c.dec}
for name in ["up", "up", "down"]:
    print(name, table[name]())
push = c.log.append
push(1)
c.record(2)
print(c.log)
join = ", ".join
print(join(["a", "b"]), list(map("x".__add__, ["1", "2"])) if False else "")
get = {"a": 1}.get
print(get("a"), get("z", 0))
print(sorted(["b", "A"], key=str.lower))
