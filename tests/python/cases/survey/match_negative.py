# Negative numbers among the alternatives of a pattern.
def f(n):
    match n:
        case -1 | 42:
            print("one")
        case 5 | -7 | -2:
            print("five")
        case -0.5 | -3:
            print("half")
        case 9 | -9:
            print("d")
        case _:
            print("no", n)
for n in (1, -1, 42, 7, -7, -2, 2, 3, -3, -9):
    f(n)
