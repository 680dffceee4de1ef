def record(log, *args, **kwargs):
    log.append((args, sorted(kwargs)))


def resize(width, height=10, *, mode="fit"):
    return f"{width}x{height} {mode}"


def call(function, arguments, options):
    return function(*arguments, **options)


log = []
sizes = [[3], [4, 5]]
for size in sizes:
    print(resize(*size), resize(*size, mode="crop"))
print(call(resize, [7], {"mode": "pad"}))
print(call(resize, [7, 8], {}))
for row in sizes:
    record(log, *row, "x", *row, key=1)
print(log)
line = "12 34"
print(resize(*line.split()))
print(resize(*map(int, line.split())))
print(max(*[3, 9], 4, *(1, 2)), sum([*range(3), *range(2)]))
