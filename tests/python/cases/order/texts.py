# A field of an f-string shows its value when its turn comes; print shows what the values are at the end.
items = [1]


def add(item):
    items.append(item)
    return item


print(f"{items} {[add(i) for i in (2, 3)]} {items}")
print(items, [add(4)], items)
print(items, sum(add(i) for i in (5, 6)), items)
text = f"{items[-1]:>4}|{sum(add(i) for i in (7, 8)):>4}|{items[-1]:>4}"
print(text)
print(f"{len(items)} {add(9) and add(0)} {len(items)}")
print(f"{items!r:.10} {max(add(i) for i in (1, 2))} {len(items)}")
width = 3
print(f"{add(1):{width}} {(width := 6)} {add(2):{width}}", str(items) + str([add(i) for i in range(2)]) + str(items))
