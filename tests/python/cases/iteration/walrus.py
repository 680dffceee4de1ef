# Assignment expressions in conditions, loops and comprehensions.
def walrus():
    data = [1, 5, 3, 8]
    if (n := len(data)) > 3:
        print("n", n)
    while (x := data.pop()) != 1:
        print(x)
    print([y for v in [1, 2, 3] if (y := v * v) > 2])
    print(any((last := v) > 2 for v in [1, 2, 3, 4]), last)


walrus()
