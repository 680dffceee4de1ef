class Store:
    def __init__(self):
        self.seen = {}
s = Store()
try:
    y = s.seen["k"]
    print(y)
except KeyError as e:
    print("caught", e)
seen = {}
try:
    z = seen["k"]
except KeyError as e:
    print("caught", e)
try:
    seen["k"]
except KeyError as e:
    print("caught", e)
