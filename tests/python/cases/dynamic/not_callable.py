xs = [1, "a", None]
for x in xs:
    try:
        y = x(3)
        z = x(4)
    except TypeError as e:
        print(e)
    try:
        x(1, 2)
    except TypeError as e:
        print(e)
