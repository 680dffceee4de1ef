"""unittest: cases with their questions, and what runs them; main() is spelled as calls of Outcome (sema/spell_tests.c)."""
import re
import sys
import time
import traceback


class SkipTest(Exception):
    pass


class _Raises:
    """assertRaises as a context."""

    def __init__(self, case, expected, pattern):
        self._case = case
        self._expected = expected
        self._pattern = pattern
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if value is None:
            self._case.fail(f"{self._expected.__name__} not raised")
        both = [value, self._expected, 0]  # boxed: which classes are meant only the run knows
        if not isinstance(both[0], both[1]):
            return False
        self.exception = value
        if self._pattern is not None and re.search(self._pattern, str(value)) is None:
            self._case.fail(f'"{self._pattern}" does not match "{value}"')
        return True


class _SubTest:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return False


class TestCase:
    def setUp(self):
        pass

    def tearDown(self):
        pass

    def fail(self, msg=None):
        raise AssertionError(msg)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest()

    def _check(self, holds, text, msg):
        if not holds:
            raise AssertionError(text if msg is None else f"{text} : {msg}")

    def assertTrue(self, expr, msg=None):
        self._check(bool(expr), f"{expr!r} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._check(not expr, f"{expr!r} is not false", msg)

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, f"{first!r} != {second!r}", msg)

    def assertEquals(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, f"{first!r} == {second!r}", msg)

    def assertListEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertTupleEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertDictEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertSetEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertIs(self, first, second, msg=None):
        self._check(first is second, f"{first!r} is not {second!r}", msg)

    def assertIsNot(self, first, second, msg=None):
        self._check(first is not second, f"unexpectedly identical: {first!r}", msg)

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, f"{obj!r} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._check(member in container, f"{member!r} not found in {container!r}", msg)

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, f"{member!r} unexpectedly found in {container!r}", msg)

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, f"{a!r} not greater than {b!r}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, f"{a!r} not greater than or equal to {b!r}", msg)

    def assertLess(self, a, b, msg=None):
        self._check(a < b, f"{a!r} not less than {b!r}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, f"{a!r} not less than or equal to {b!r}", msg)

    def assertAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        if first == second:
            return
        difference = abs(first - second)
        if delta is not None:
            self._check(difference <= delta, f"{first!r} != {second!r} within {delta!r} delta ({difference!r} difference)", msg)
        else:
            self._check(round(difference, places) == 0, f"{first!r} != {second!r} within {places!r} places ({difference!r} difference)", msg)

    def assertNotAlmostEqual(self, first, second, places=7, msg=None):
        self._check(round(abs(first - second), places) != 0, f"{first!r} == {second!r} within {places!r} places", msg)

    def assertRegex(self, text, pattern, msg=None):
        self._check(re.search(pattern, text) is not None, f"Regex didn't match: {pattern!r} not found in {text!r}", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), f"{obj!r} is not an instance of {cls!r}", msg)

    def assertRaises(self, expected):
        return _Raises(self, expected, None)

    def assertRaisesRegex(self, expected, pattern):
        return _Raises(self, expected, pattern)


def _without_caller(text):
    """A traceback without its first place, which is that of main()."""
    lines = text.split("\n")
    places = [i for i, line in enumerate(lines) if line.startswith("  File ")]
    return "\n".join(lines[:1] + lines[places[1]:]) if len(places) > 1 else text


class Outcome:
    """Counts what the tests come to, and tells on stderr."""

    def __init__(self):
        self.count = 0
        self.failures = 0
        self.errors = 0
        self.skipped = 0
        self.started = time.time()
        self.report = []

    def mark(self, sign):
        self.count += 1
        sys.stdout.flush()
        sys.stderr.write(sign)
        sys.stderr.flush()

    def passed(self):
        self.mark(".")

    def left_out(self):
        self.skipped += 1
        self.mark("s")

    def wrong(self, name, is_failure):
        if is_failure:
            self.failures += 1
        else:
            self.errors += 1
        self.mark("F" if is_failure else "E")
        self.report.append(("FAIL" if is_failure else "ERROR") + ": " + name + "\n" + "-" * 70 + "\n" + _without_caller(traceback.format_exc()))

    def end(self):
        sys.stderr.write("\n")
        for text in self.report:
            sys.stderr.write("=" * 70 + "\n" + text + "\n")
        seconds = time.time() - self.started
        sys.stderr.write("-" * 70 + f"\nRan {self.count} test{'' if self.count == 1 else 's'} in {seconds:.3f}s\n\n")
        notes = []
        if self.failures:
            notes.append(f"failures={self.failures}")
        if self.errors:
            notes.append(f"errors={self.errors}")
        if self.skipped:
            notes.append(f"skipped={self.skipped}")
        sys.stderr.write(("FAILED" if self.failures or self.errors else "OK") + (" (" + ", ".join(notes) + ")" if notes else "") + "\n")
        sys.exit(1 if self.failures or self.errors else 0)
