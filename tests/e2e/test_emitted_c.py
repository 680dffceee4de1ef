"""C that must compile without warnings whatever the script holds: comments, names and strings that mean something in C, values that
nobody uses, messages longer than a line."""
import unittest

from support import CONVERTED, TODOS, Case, ProgramCase, build_programs

SCRIPTS = {
    "comments": r'''
        """Reads data/*.png and */ too.

        Ends with a backslash \\
        """
        import torch

        def f(x):
            """Files like out/*.pt."""
            # a comment with /* and */ and ??/ and \
            # the next line
            return x + 1  # beside it /* too */ \

        # a very long comment, longer than any line of C should be, which goes on and on about nothing at all, only to be long: it is
        print(f(torch.ones(2)))  # %d %s "quoted" \n
        ''',
    "strings": r'''
        a = "quote \" backslash \\ percent %d %% tab \t bell \a end ??= /* */ //"
        print(a)
        print(len(a), "%s" % a, f"{a!r}", "{}".format(a))
        print("é ü 你好 \x7f \u00e9")
        print("100%", "%d", "%5")
        print("\x011", "\x1f2")
        print("""three
        lines""")
        ''',
    "names": '''
        import torch
        import torch.nn as nn
        int_ = 1
        auto = 2
        register = 3
        main = 4
        printf = 5
        x1 = 6
        NULL = 7
        true = 8
        struct = 9
        double = 10
        mx_add = 11
        errno = 12
        stdin = 13
        linux = 14
        unix = 15
        I = 16
        EOF = 17
        assert_ = 18
        print(int_, auto, register, main, printf, x1, NULL, true, struct, double, mx_add, errno, stdin, linux, unix, I, EOF, assert_)

        def void(char, long, self=3):
            static = char + long
            return static * self

        class union:
            def __init__(self, default):
                self.switch = default
                self.base = default + 1

            def free(self):
                return self.switch + self.base

        class Net(nn.Module):
            def __init__(self, typedef):
                super().__init__()
                self.volatile = nn.Linear(typedef, 2)
                self.base = nn.Linear(2, 1)

            def forward(self, signed):
                return self.base(self.volatile(signed))

        print(void(1, 2), union(3).free())
        print(Net(4)(torch.ones(1, 4)).shape)
        malloc = lambda exit: exit + 1
        print(malloc(1))
        for index in range(2):
            for const in [1, 2]:
                print(index, const)
        ''',
    "fields_first": '''
        import torch
        import torch.nn as nn

        class Net(nn.Module):
            def __init__(self, n):
                self.n = n
                super().__init__()
                self.fc = nn.Linear(n, 2)

            def forward(self, x):
                return self.fc(x) * self.n

        class Wide(Net):
            def __init__(self, n, k):
                self.k = k
                super().__init__(n)

        print(Net(3).n, Wide(3, 4).n, Wide(3, 4).k)
        ''',
    "unused": '''
        import torch
        a = torch.ones(2)
        b = a + 1
        c = b * 2
        d = len([1, 2])
        e = d + 1
        e += 1

        def f(x, unused, other=3):
            y = x + 1
            z = y + other
            return x

        def g(n):
            for i in range(n):
                pass
            k = 0
            for value in [1, 2]:
                k += 1

        print(f(1, 2))
        g(2)
        _ = f(3, 4)
        i, j, k = 1, 2, 3
        print(j)
        ''',
}
TODO_SCRIPTS = {
    "long_message": '''
        import torch
        x = torch.ones(3)
        x.requires_grad_(True)
        y = (x * 2).sum()
        if y.item() > 100:
            y.backward()
            y.backward()
            print(x.grad)
        print(y.item())
        ''',
}
PRINTS = {
    "fields_first": "3 3 4\n",
    "comments": "tensor([2., 2.])\n",
    "names": "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18\n9 7\ntorch.Size([1, 1])\n2\n0 1\n0 2\n1 1\n1 2\n",
    "unused": "1\n2\n",
}


class Emitted(ProgramCase):
    scripts = {**SCRIPTS, **TODO_SCRIPTS}
    codes = (CONVERTED, TODOS)

    def test_same_as_python(self):
        for name, expected in PRINTS.items():
            with self.subTest(name):
                process = self.program(name)
                self.assert_code(process, 0)
                self.assertEqual(process.stdout, expected)

    def test_strings(self):
        """These need no torch: Python itself says what they print."""
        import subprocess
        import sys
        theirs = subprocess.run([sys.executable, self.home / "strings.py"], capture_output=True, env={"PYTHONIOENCODING": "utf-8"})
        ours = subprocess.run([self.programs / "strings"], capture_output=True)
        self.assertEqual(ours.stdout, theirs.stdout)

    def test_clang(self):
        files = {name: self.home / f"c_{name}" / f"{name}.c" for name in self.scripts}
        build_programs(self.home / "clang", files, compiler="clang", flags="-O2")


class Readable(Case):
    def test_batches_are_not_packed_to_be_taken_apart(self):
        script = self.write("batches.py", """
            import torch
            from torch.utils.data import DataLoader, TensorDataset

            loader = DataLoader(TensorDataset(torch.ones(4, 2), torch.ones(4)), batch_size=2)
            for i, data in enumerate(loader):
                print(i)
                inputs, labels = data
                print(inputs.sum().item(), labels.sum().item())
            """)
        self.assert_code(self.torch2mlx("convert", script, "-o", "batches"), CONVERTED)
        text = (self.folder / "batches" / "batches.c").read_text()
        self.assertIn("mx_array inputs = batch.item[0];", text)
        self.assertIn("mx_array labels = batch.item[1];", text)
        self.assertNotIn("py_tuple", text)


if __name__ == "__main__":
    unittest.main()
