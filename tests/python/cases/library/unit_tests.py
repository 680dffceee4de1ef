"""A script that tests itself."""
import sys
import unittest


def add(a, b):
    return a + b


class TestAdd(unittest.TestCase):
    def setUp(self):
        self.n = 3

    def tearDown(self):
        print("done")

    def test_sum(self):
        self.assertEqual(add(1, 2), self.n)
        self.assertTrue(add(1, 1) == 2, "sums")
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertGreater(self.n, 2)

    def test_containers(self):
        self.assertIn(3, [1, 2, 3])
        self.assertListEqual(sorted([2, 1]), [1, 2])
        self.assertIsNone(None)
        with self.assertRaises(ValueError):
            int("x")
        with self.assertRaises(KeyError) as caught:
            {}["k"]
        print(repr(caught.exception))


class TestFails(unittest.TestCase):
    def test_wrong(self):
        print("before")
        self.assertEqual(add(1, 1), 3)
        print("never")

    def test_skipped(self):
        self.skipTest("not now")


if __name__ == "__main__":
    unittest.main()
