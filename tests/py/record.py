"""Records what CPython 3.11 prints, for the tests of the Python layer: python3 record.py writes data/*.txt.

A line of a data file is one case, its fields separated by tabs. Sets are recorded with PYTHONHASHSEED=0.
"""
import os
import random
import struct
import subprocess
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data')


def write(name, rows):
    with open(os.path.join(HERE, name), 'w', encoding='utf-8', newline='\n') as f:
        for row in rows:
            f.write('\t'.join(str(field) for field in row) + '\n')


def floats():
    rng = random.Random(5)
    values = [0.0, -0.0, 1.0, 0.1, 1e16, 1e15, 9999999999999998.0, 123456789012345680.0, 1e-4, 1e-5, 5e-324, 1.5,
              1.7976931348623157e308, 2.2250738585072014e-308, 2.2250738585072011e-308, 1 / 3, 2 / 3, 1e22, 1e23,
              float('inf'), float('-inf'), float('nan'), 100.0, 12345.678, 0.30000000000000004, 4.35, 2.675]
    values += [2.0 ** k for k in range(-1074, 1024, 3)]
    values += [struct.unpack('d', struct.pack('Q', rng.getrandbits(64)))[0] for _ in range(700)]
    values += [round(rng.uniform(-100, 100), rng.randrange(8)) for _ in range(300)]
    values += [struct.unpack('f', struct.pack('f', rng.uniform(0, 1)))[0] for _ in range(200)]
    return [(v.hex(), repr(v), hash(v) if v == v else 0) for v in values]


def formats():
    rng = random.Random(6)
    ints = [0, 1, -1, 7, 42, -42, 255, 1000, 1234567, -1234567, 2 ** 63 - 1, -2 ** 63]
    floats = [0.0, -0.0, 1.0, -1.5, 0.1, 3.14159, 1234567.891, 1e-7, 1e20, 99.995, 0.5, 2.5, float('inf'), float('-inf'),
              float('nan'), 123456.0, 1e300]
    strings = ['', 'a', 'hello', 'h\u00e9llo w\u00f6rld', '\u4f60\u597d']
    rows = []

    def spec(types, precision=True, sign=True):
        text = rng.choice(['', '', '', '<', '>', '^', '=', '*<', '0>', '_^', '\u00e9='])
        text += rng.choice(['', '', '+', '-', ' ']) if sign else ''
        text += rng.choice(['', '', '', '#'])
        text += rng.choice(['', '', '0'])
        text += rng.choice(['', '', '3', '8', '12', '21'])
        text += rng.choice(['', '', ',', '_'])
        text += rng.choice(['', '.0', '.1', '.2', '.4', '.10']) if precision else ''
        return text + rng.choice(types)

    def add(kind, value, s):
        try:
            result = format(value, s)
        except (ValueError, OverflowError):
            return
        rows.append((kind, value.hex() if kind == 'float' else value, s, result))

    for _ in range(800):
        add('int', rng.choice(ints), spec(['', 'd', 'd', 'x', 'X', 'o', 'b', 'n', 'e', 'f', '%'], precision=rng.random() < .2))
        add('float', rng.choice(floats), spec(['', 'f', 'f', 'F', 'e', 'E', 'g', 'G', '%', 'n']))
        add('str', rng.choice(strings), spec(['', 's'], sign=False))
        add('float', rng.uniform(-1e6, 1e6) * 10 ** rng.randrange(-9, 9), spec(['', 'f', 'e', 'g']))
    for value in floats:
        for s in ('z.1f', 'zf', 'z', '.3', '.1', '.17', '5', '010', '.0'):
            add('float', value, s)
    return rows


def percents():
    rows = []
    for conversion in ('%d', '%5d', '%-5d|', '%05d', '%+d', '% d', '%x', '%#x', '%X', '%o', '%#o', '%.3d', '%08.3d', '%e', '%f',
                       '%s', '%r', '%6s', '%c', '%i', '%u'):
        for value in (0, 7, -7, 65, 123456):
            if conversion == '%c' and value < 1:
                continue
            if conversion.endswith('|'):
                conversion = conversion[:-1]
            rows.append(('int', value, conversion, conversion % value))
    for conversion in ('%f', '%.2f', '%8.3f', '%-8.3f', '%08.3f', '%+.1f', '% .1f', '%e', '%.3e', '%E', '%g', '%.3g', '%G', '%#g',
                       '%s', '%r', '%10s', '%d'):
        for value in (0.0, -0.0, 1.5, -1.5, 3.14159, 1e-7, 1e20, 123456.789, float('inf'), float('-inf'), float('nan')):
            if conversion == '%d' and value - value != 0:
                continue
            rows.append(('float', value.hex(), conversion, conversion % value))
    for conversion in ('%s', '%5s', '%-5s', '%.2s', '%5.1s', '%r', '%8r'):
        for value in ('', 'abc', 'h\u00e9', "it's"):
            rows.append(('str', value, conversion, conversion % value))
    return rows


def rounds():
    rng = random.Random(7)
    values = [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1e16, 0.125, 123456.789, 5.0, 15.0, 25.0, 149.999, 1e-9, 50.0, 45.0]
    values += [rng.uniform(-1000, 1000) for _ in range(200)]
    return [(v.hex(), d, round(v, d).hex()) for v in values for d in (-3, -2, -1, 0, 1, 2, 3, 5)]


def integers():
    numbers = [0, 1, -1, 2, -2, 3, -3, 7, -7, 10, -10, 2 ** 53 + 1, -2 ** 53 - 1, 2 ** 62, 2 ** 63 - 1, -2 ** 63 + 1]
    return [(a, b, a // b, a % b, (a / b).hex()) for a in numbers for b in numbers if b != 0]


def float_operators():
    numbers = [0.0, -0.0, 1.0, -1.0, 0.1, -0.1, 2.5, -2.5, 7.0, 1e300, 1e-300, float('inf'), 3.3]
    return [(a.hex(), b.hex(), (a // b).hex(), (a % b).hex()) for a in numbers for b in numbers if b != 0]


def texts():
    rows = []
    samples = ['', 'abc', "it's", 'say "hi"', 'both \' and "', 'tab\there', 'new\nline', 'back\\slash', 'h\u00e9llo', '\u4f60\u597d',
               '\x00\x1f\x7f\x80\xa0', '\u2028\u200b\u3000', '\U0001f600', '\u0378', 'stra\u00dfe', '\u03a3\u03a4\u0391\u03a3', 'O\u2019Neill',
               'hello WORLD foo-bar', '\u0130', '\ufb01ne', 'a1b2 \u00b2', '\u0661\u0662', '   x  y ', 'ABC', 'Ab', '1', '\u1e9e']
    for s in samples:
        fields = [s.upper(), s.lower(), s.title(), s.capitalize(), s.strip(), repr(s), str(s.isdigit()), str(s.isalpha()),
                  str(s.isalnum()), str(s.isspace()), str(s.isupper()), str(s.islower()), str(hash(s)), str(len(s)),
                  s.center(7, '*'), s.zfill(6), s[::-1], s[1:3], s[-2:], s[::2], repr(s.split()), repr(s.splitlines()), repr(list(s))]
        rows.append([s.encode().hex()] + [f.encode().hex() for f in fields])
    return rows


def sets():
    """Random sequences of operations on sets of ints and of strings; after each the order of iteration."""
    rng = random.Random(8)
    rows = []
    words = ['word%d' % i for i in range(3000)] + [chr(c) for c in range(32, 127)] + ['\u00e9', '\u4f60', '\U0001f600']
    for trial in range(24):
        strings = trial % 2 == 1
        pool = words if strings else [rng.randrange(-10 ** rng.randrange(1, 18), 10 ** rng.randrange(1, 18)) for _ in range(3000)]
        size = 1200 if trial == 7 else rng.choice([3, 8, 30, 150])
        items = rng.sample(pool, size)
        ops, s = [], set()
        for x in items:
            ops.append('+%s' % x)
            s.add(x)
            if rng.random() < .3:
                y = rng.choice(items)
                ops.append('-%s' % y)
                s.discard(y)
            if s and rng.random() < .05:
                ops.append('p')
                s.pop()
        other = set(rng.sample(pool, rng.choice([2, 10, 60])))
        other_text = '\x1f'.join(map(str, sorted(other)))
        other = set()
        for x in other_text.split('\x1f'):
            other.add(x if strings else int(x))
        results = [s, s | other, s & other, s - other, s ^ other, set(s)]
        rows.append(['str' if strings else 'int', '\x1f'.join(ops), other_text] +
                    ['\x1f'.join(map(str, r)) for r in results])
    return rows


def hashes():
    tuples = [(), (1,), (1, 2), (0, -1, 5), (2 ** 62, -3)]
    return [[' '.join(map(str, t)), hash(t)] for t in tuples]


def random_stream():
    rows = []
    for seed in (0, 1, 42, 1337, -5, 2 ** 40 + 3):
        random.seed(seed)
        row = [seed]
        row += [random.random().hex() for _ in range(3)]
        row += [random.randint(-5, 1000) for _ in range(3)] + [random.randrange(0, 100, 7), random.getrandbits(50)]
        row += [random.uniform(-1, 2).hex(), random.gauss(0, 1).hex(), random.gauss(1, 2).hex(), random.normalvariate(0, 1).hex()]
        row += [random.expovariate(1.5).hex()]
        xs = list(range(20))
        random.shuffle(xs)
        row += [xs, random.sample(range(10), 4), random.sample(range(1000), 5), random.choice(xs),
                random.choices(xs, k=4), random.choices([1, 2, 3], weights=[.2, .5, .3], k=4)]
        rows.append(row)
    return rows


def main():
    if os.environ.get('PYTHONHASHSEED') != '0':
        sys.exit(subprocess.call([sys.executable, __file__], env=dict(os.environ, PYTHONHASHSEED='0')))
    os.makedirs(HERE, exist_ok=True)
    write('floats.txt', floats())
    write('formats.txt', formats())
    write('percents.txt', percents())
    write('rounds.txt', rounds())
    write('integers.txt', integers())
    write('float_operators.txt', float_operators())
    write('texts.txt', texts())
    write('sets.txt', sets())
    write('hashes.txt', hashes())
    write('random.txt', random_stream())


main()
