class Config:
    def __init__(self):
        self.log = []
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return f"<{name}>"
    def add(self, x):
        self.log.append(x)
        return self
c = Config()
c.add(1).add(2).add(3).add(4).add(5).add(6).add(7).add(8).add(9).add(10).add(11).add(12).add(13).add(14).add(15).add(16).add(17).add(18).add(19).add(20).add(21).add(22).add(23).add(24).add(25).add(26).add(27).add(28).add(29).add(30)
print(c.log, c.add(3).other.upper())
print(c.log, c.add(3).other.upper())
d = {"k": 1, "j": 2.5}
print(d.get("k"), c.d)
