"""A script whose name no identifier of C can begin with; functions called like C's own."""


def main():
    print("training", time())
    return time()


def time():
    return 3


if __name__ == "__main__":
    main()
    print(time())
