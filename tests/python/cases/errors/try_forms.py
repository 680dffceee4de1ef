# All the parts of a try: else, several handlers, finally.
def parse(text):
    try:
        value = int(text)
    except ValueError as e:
        print("bad:", e)
        return -1
    else:
        print("parsed", text)
    return value


def lookup(table, key):
    result = None
    try:
        result = table[key]
    except (KeyError, IndexError):
        print("no", key)
    except TypeError:
        print("type")
    else:
        print("found", result)
    finally:
        print("looked up", key)
    return result


print(parse("12"), parse("x1"), parse(" 7 "))
prices = {"apple": 3, "pear": 5}
for name in ["apple", "plum", "pear"]:
    price = lookup(prices, name)
    print(name, price)

try:
    pass
finally:
    print("end")
