"""The translator's own time: 1,000 lines in 50 ms of CPU time, and no more a line in a long program than in a short one. The time of
what it makes: loops in plain Python run at least 20 times faster."""
import pathlib
import resource
import subprocess
import sys
import unittest

from support import CONVERTED, Case, TORCH2MLX, check

PROGRAMS = pathlib.Path(__file__).resolve().parent / "programs"

UNIT = '''
class Item{i}:
    def __init__(self, size, name='i{i}'):
        self.size = size
        self.name = name
        self.values = [v * 0.5 for v in range(size)]

    def total(self, scale=1.0):
        result = 0.0
        for index, value in enumerate(self.values):
            if index % 2 == 0:
                result += value * scale
            else:
                result -= math.sqrt(value)
        return result


def run_{i}(count, factor=2):
    item = Item{i}(count)
    words = {{}}
    for w in 'the quick brown fox'.split():
        words[w] = words.get(w, 0) + len(w) * factor
    text = ', '.join(f'{{k}}={{v}}' for k, v in words.items())
    return item.total() + len(text)


print(run_{i}({i} % 7 + 1))
'''


def is_release():
    """Whether times mean anything: sanitizers make everything slower by a factor that differs from place to place."""
    cache = (TORCH2MLX.parent.parent / "CMakeCache.txt").read_text()
    return "CMAKE_BUILD_TYPE:STRING=Release" in cache and "T2M_SANITIZE:BOOL=ON" not in cache


def user_seconds(*command):
    """The CPU time of a command that must succeed, the best of nine (others may use the machine), and its output."""
    times = []
    for _ in range(9):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = subprocess.run(command, capture_output=True, check=True)
        times.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    return min(times), done.stdout


class Speed(Case):
    def seconds(self, lines):
        unit = len(UNIT.splitlines())
        script = self.write(f"big{lines}.py", "import math\n" + "".join(UNIT.format(i=i) for i in range(lines // unit)))

        return user_seconds(TORCH2MLX, "convert", script, "-o", self.folder / "out", "--dry-run")[0]

    @unittest.skipUnless(is_release(), "not a release build")
    def test_a_thousand_lines_take_50_milliseconds(self):
        self.assertLess(self.seconds(1000), 0.05)

    def test_time_is_linear(self):
        # 10,000: in 2,000 lines a sixth is the start, and all of the program fits into the caches
        short, long = (10000, 50000) if is_release() else (500, 5000)
        self.assertLess(self.seconds(long) / self.seconds(short), 2 * long / short)

    @unittest.skipUnless(is_release(), "not a release build")
    def test_loops_run_20_times_faster_than_python(self):
        script = PROGRAMS / "loops.py"
        check(self.torch2mlx("convert", script, "-o", "loops"), CONVERTED)
        check(self.torch2mlx("build", "loops"), 0)
        python, expected = user_seconds(sys.executable, script)
        ours, printed = user_seconds(self.folder / "loops" / "build" / "loops")
        self.assertEqual(printed, expected)
        self.assertGreater(python / ours, 20)


if __name__ == "__main__":
    unittest.main()
