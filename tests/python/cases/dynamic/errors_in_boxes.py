# What goes wrong with boxed values can be caught.
values = [1, 'a', None, [1]]


def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


attempt(lambda: values[0] + values[1])
attempt(lambda: values[1] + values[0])
attempt(lambda: values[2] + 1)
attempt(lambda: values[3] + values[1])
attempt(lambda: values[0] / (values[0] - 1))
attempt(lambda: values[0][0])
attempt(lambda: values[1]['x'])
attempt(lambda: values[3][5])
attempt(lambda: values[1].foo())
attempt(lambda: len(values[0]))
attempt(lambda: int(values[1]))
attempt(lambda: values[0] < values[1])
attempt(lambda: -values[1])
attempt(lambda: values[1] * 2.5)
attempt(lambda: values[0] in values[0])
attempt(lambda: [x for x in values[0]])
