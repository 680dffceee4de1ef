"""Conditional expressions that are statements."""
def show():
    print("shown")
def size():
    return 3
def run(render):
    show() if render else None
    show() if render else print("no")
    None if render else show()
    size() if render else None
    xs = []
    xs.append(1) if render else xs.append(2)
    print(xs)
run(True)
run(False)
