LR = 0.1
NAME = "base"
if NAME == "base":
    STEPS = 10
else:
    STEPS = 20


def show():
    return "lr=%g steps=%d" % (LR, STEPS)


print("config loaded")
if __name__ == "__main__":
    print("never")
