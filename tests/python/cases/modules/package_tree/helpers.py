counter = 0
registry = []


def bump(by=1):
    global counter
    counter += by


def register(name):
    registry.append(name + str(len(registry)))
