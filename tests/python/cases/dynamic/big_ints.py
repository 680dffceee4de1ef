# Ints have no limit.
big = 2 ** 100
print(big, -big, big + 1, big * big, big // 7, big % 1000007, big - big)
print(big > 10, big == 2 ** 100, big < 2.0 ** 101, 1 << 70, big >> 90)
print(123456789012345678901234567890, 0xcbf29ce484222325)
print(f'{big}', '%d' % big, str(big)[:5], len(str(big)))


def fnv(text):
    value = 0xcbf29ce484222325
    for ch in text:
        value = ((value ^ ord(ch)) * 0x100000001b3) & 0xffffffffffffffff
    return value


print(fnv('hello'), hex(255))
print(big / 3, float(big), abs(-big), divmod(17, 5))
print([2 ** 64, 1, 'x'], {2 ** 65: 'key'}[2 ** 65])
small = big // 2 ** 98
print(small, small + 1, bool(big), isinstance(big, int))
