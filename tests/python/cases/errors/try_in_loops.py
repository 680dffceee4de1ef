# Loops in and around try: counters, lists and strings that the body changes are as they were when the error came.
def convert_all(words):
    numbers = []
    skipped = 0
    last = ""
    for word in words:
        try:
            last = word
            numbers.append(int(word))
        except ValueError:
            skipped += 1
            continue
    return numbers, skipped, last


def first_error(words):
    position = -1
    done = []
    try:
        for i, word in enumerate(words):
            position = i
            done.append(float(word))
    except ValueError as e:
        print("stopped at", position, e)
    return done


def sum_until(limit):
    total = 0
    i = 0
    while True:
        try:
            i += 1
            total += i
            if total > limit:
                raise OverflowError
        except OverflowError:
            break
    return total, i


print(convert_all(["1", "x", "3", "", "5"]))
print(first_error(["1.5", "2", "three", "4"]))
print(first_error(["7"]))
print(sum_until(20))
count = 0
for i in range(20000):
    try:
        if i % 3 == 0:
            raise ValueError("every third %d" % i)
        count += 1
    except ValueError as e:
        if str(e).endswith("9999"):
            print(e)
print(count)
