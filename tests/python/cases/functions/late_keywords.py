import sys
def f(a, b=5, c="x"):
    print(a, b, c)
def run(flag):
    d = {"a": 1}
    if flag:
        d["b"] = 2
    f(**d)
    e = {"a": 3}
    f(**e)
    e["c"] = "late"
    f(**e)
    g = {"a": 4}
    g["b"] = 6
    f(**g)
    for i in range(2):
        h = {"a": i}
        if i:
            h["c"] = "odd"
        f(**h)
run(len(sys.argv) > 1)
run(len(sys.argv) > 0)

def greet(greeting, name="you", *, mark="!", times=1):
    print((greeting + " " + name + mark) * times)
def attempt_greet(*args, **kwargs):
    try:
        greet(*args, **kwargs)
    except TypeError as error:
        print("TypeError:", error)
words = "hello big wide world".split()
options = {"mark": "?", "times": 2}
attempt_greet(*words[:2])
attempt_greet(*words[:1], **options)
options["name"] = "me"
attempt_greet(*words[:1], **options)

def show(**kw):
    print(sorted(kw.items()))
d = {"a": 1}
show(**d)
d["b"] = 2
show(**d)
