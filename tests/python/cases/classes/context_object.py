"""Context managers of one's own."""


class Section:
    def __init__(self, name, log):
        self.name = name
        self.log = log

    def __enter__(self):
        self.log.append("enter " + self.name)
        return self

    def __exit__(self, kind, value, trace):
        self.log.append("exit " + self.name)
        return False

    def say(self, text):
        self.log.append(f"{self.name}: {text}")


log = []
with Section("outer", log) as outer:
    outer.say("hello")
    with Section("inner", log):
        outer.say("nested")
for line in log:
    print(line)
with Section("a", log) as a, Section("b", log) as b:
    b.say("both")
print(log[5:])
