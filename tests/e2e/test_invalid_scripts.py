"""Files that cannot be converted: a message with file and line, exit code 3 or 2, and nothing written."""
import os
import unittest

from support import INVALID, USAGE, Case, line_of

# name: (script, what its faulty line has, what the message says)
NO_PYTHON = {
    "unclosed_bracket": ("""
        import torch
        x = torch.zeros((2, 3)
        y = 1
        """, "torch.zeros", "never closed"),
    "unclosed_in_call": ("""
        import torch
        def f(x):
            return torch.relu(x
        print(f(torch.ones(3)))
        """, "return", "never closed"),
    "wrong_bracket": ("""
        x = [1, 2)
        """, "x = ", "error"),
    "bad_dedent": ("""
        def f():
                x = 1
            y = 2
        """, "y = 2", "matches no outer block"),
    "tabs_mixed": ("def f():\n    x = 1\n\ty = 2\n", "y = 2", "tabs and spaces"),
    "print_statement": ("""
        import torch
        for i in range(3):
            print "loss", i
        """, "print", "needs parentheses"),
    "except_comma": ("""
        try:
            x = 1
        except ValueError, e:
            pass
        """, "except", "error"),
    "unclosed_string": ("""
        x = 1
        name = "abc
        """, "name", "never closed"),
    "return_outside": ("""
        x = 1
        return x
        """, "return", "outside"),
    "break_outside": ("""
        x = 1
        break
        """, "break", "outside"),
    "empty_body": ("""
        def f():
        x = 1
        """, "def f", "no indented block"),
    "assigned_call": ("""
        f(1) = 2
        """, "f(1)", "assign"),
    "keyword_first": ("""
        print(sep="", 1)
        """, "print", "error"),
}


class NoPython(Case):
    def check_file(self, name, text, marker, message):
        path = self.write(f"{name}.py", text)
        process = self.torch2mlx("convert", path.name, "-o", "out")
        self.assert_refused(process, INVALID, f"{name}.py:{line_of(path.read_text(), marker)}", message)
        self.assertEqual(os.listdir(self.folder), [path.name])

    def test_each(self):
        for name, (text, marker, message) in NO_PYTHON.items():
            with self.subTest(name):
                self.setUp()
                self.check_file(name, text, marker, message)

    def test_report_refuses_too(self):
        self.write("bad.py", "x = (1\n")
        process = self.torch2mlx("report", "bad.py")
        self.assert_refused(process, INVALID, "bad.py:1", "never closed")
        self.assertEqual(process.stdout, "")

    def test_bytes_that_are_no_text(self):
        for content, line in ((b"x = 1\ny = '\xff\xfe'\n", 2), (b"x = 1\n\0\n", 2), (b"\x7fELF\x02\x01\x01\0\0\0", 1)):
            (self.folder / "bytes.py").write_bytes(content)
            process = self.torch2mlx("convert", "bytes.py", "-o", "out")
            self.assert_refused(process, INVALID, f"bytes.py:{line}")
            self.assertFalse((self.folder / "out").exists())

    def test_deep_nesting_is_refused_not_crashed_on(self):
        self.write("deep.py", "x = " + "(" * 100000 + "1" + ")" * 100000 + "\n")
        self.assert_refused(self.torch2mlx("convert", "deep.py", "-o", "out"), INVALID, "deep.py:1")


class NoFile(Case):
    def check_path(self, path, message):
        process = self.torch2mlx("convert", path, "-o", "out")
        self.assert_refused(process, USAGE, path, message)
        self.assertFalse((self.folder / "out").exists())

    def test_missing(self):
        self.check_path("nowhere.py", "No such file")

    def test_folder(self):
        (self.folder / "folder.py").mkdir()
        self.check_path("folder.py", "directory")

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_unreadable(self):
        self.write("secret.py", "x = 1\n").chmod(0)
        self.check_path("secret.py", "Permission denied")

    def test_endless(self):
        process = self.torch2mlx("convert", "/dev/zero", "-o", "out", timeout=30)
        self.assertIn(process.returncode, (USAGE, INVALID))
        self.assertIn("/dev/zero", process.stderr)


class Shapes(Case):
    NET = """
        import torch
        import torch.nn as nn

        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.fc1 = nn.Linear(784, 512)
                self.fc2 = nn.Linear(784, 10)

            def forward(self, x):
                x = torch.relu(self.fc1(x))
                return self.fc2(x)

        net = Net()
        print(net(torch.zeros(4, 784)).shape)
        """

    def check_shapes(self, text, marker, *parts):
        path = self.write("net.py", text)
        process = self.torch2mlx("convert", "net.py", "-o", "out")
        self.assert_refused(process, INVALID, f"net.py:{line_of(path.read_text(), marker)}", *parts)
        self.assertFalse((self.folder / "out").exists())

    def test_linear_after_wider_layer(self):
        self.check_shapes(self.NET, "return self.fc2", "784", "512", "Linear")

    def test_linear_in_sequential(self):
        self.check_shapes("""
            import torch
            import torch.nn as nn
            net = nn.Sequential(nn.Linear(784, 512), nn.ReLU(), nn.Linear(784, 10))
            print(net(torch.zeros(4, 784)).shape)
            """, "print(net", "784", "512")

    def test_matmul(self):
        self.check_shapes("""
            import torch
            a = torch.ones(3, 4)
            b = torch.ones(5, 6)
            print(a @ b)
            """, "print(a @ b)", "4", "5")

    def test_broadcast(self):
        self.check_shapes("""
            import torch
            a = torch.ones(3, 4)
            b = torch.ones(3, 5)
            print(a + b)
            """, "print(a + b)", "4", "5")


if __name__ == "__main__":
    unittest.main()
