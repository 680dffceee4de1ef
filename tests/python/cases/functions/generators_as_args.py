def count_up(n):
    for i in range(n):
        yield i


def consume(items, fn=sum):
    return fn(items)


print(consume(count_up(5)), consume(count_up(4), max), consume([1, 2, 3], len))
print(sorted(count_up(3), key=lambda x: -x))
print(consume((x * x for x in range(4)), fn=list))


