class P:
    def join(self, xs):
        return "P" + str(list(xs))
objs = [P(), ",", 3]
def join2(o, *parts):
    return o.join([p.strip() for p in parts])
def join3(o, parts):
    return o.join([p.strip() for p in parts])
def join4(o, *parts):
    return o.join([str(len(parts)), "k"])
def join5(o, *parts):
    x = [p.strip() for p in parts]
    return o.join(x)
print(join3(objs[0], ["a "]), join3(objs[1], ["b", " c"]))
print(join4(objs[0], ["a "]), join4(objs[1], ["b", " c"]))
print(join5(objs[0], "a "), join5(objs[1], "b", " c"))
print(join2(objs[0], "a "), join2(objs[1], "b", " c"))
