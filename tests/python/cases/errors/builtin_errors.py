# What Python itself raises, and its words.
import json
import math


def show(number):
    try:
        if number == 0:
            print(1 // 0)
        elif number == 1:
            print([1, 2][5])
        elif number == 2:
            print({"a": 1}["b"])
        elif number == 3:
            print(int("12.5"))
        elif number == 4:
            print(float("abc"))
        elif number == 5:
            print("abc".index("z"))
        elif number == 6:
            print(math.sqrt(-1.0))
        elif number == 7:
            open("/nonexistent/file.txt")
        elif number == 8:
            [1].remove(2)
        elif number == 9:
            print(1.5 / 0.0)
        elif number == 10:
            print(5 % 0)
        elif number == 11:
            print(max([0][1:]))
        elif number == 12:
            json.loads("{broken")
        elif number == 13:
            assert number < 5, f"number is {number}"
        elif number == 14:
            [0][1:].pop()
        elif number == 15:
            print("abc"[10])
        elif number == 16:
            print(chr(-1))
    except ArithmeticError as e:
        print("arithmetic:", type(e).__name__, e)
    except LookupError as e:
        print("lookup:", type(e).__name__, e)
    except OSError as e:
        print("os:", type(e).__name__, e, e.errno, e.strerror, e.filename)
    except Exception as e:
        print("other:", type(e).__name__, e)


for i in range(17):
    show(i)
