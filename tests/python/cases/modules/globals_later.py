"""Module globals that functions read before they exist, and that functions create."""
counter = 0


def setup(n):
    global config, names
    config = {"lr": 0.1 * n, "steps": float(n)}
    names = ["a"] * n


def bump(by=1):
    global counter
    counter = counter + by
    return counter


def train():
    total = 0.0
    for step in range(epochs):
        total += config["lr"] * bump()
        history.append(round(total, 3))
    return total


def report():
    print("epochs", epochs, "names", names, "best", best)


if __name__ == "__main__":
    epochs = 3
    history = []
    setup(2)
    best = train()
    report()
    names.append("late")
    best = min(best, 0.5)
    report()
    print(history, counter, sorted(config))
    epochs, counter = 1, 100
    print("%.2f" % train(), counter)
    del history
