"""What has no rule is a TODO: exit code 1, the rest converts, the C builds without warnings, and the program stops at that line with
that message if it gets there."""
import unittest

from support import CONVERTED, TODOS, Case, ProgramCase, build_programs, dedent, line_of

# The line with TODO in it is what cannot be converted; `name`, what the message names; before it the script prints "before".
STOPPING = {
    "function": ("torch.fft.fft", """
        import torch
        x = torch.ones(3)
        print("before")
        y = torch.fft.fft(x)  # TODO
        print(y)
        print("after")
        """),
    "method": ("frobnicate", """
        import torch
        x = torch.ones(3)
        print("before")
        y = x.frobnicate(2)  # TODO
        print(y)
        """),
    "method_statement": ("frobnicate_", """
        import torch
        x = torch.ones(3)
        print("before")
        x.frobnicate_()  # TODO
        print(x)
        """),
    "keyword": ("frob", """
        import torch
        x = torch.ones(3)
        print("before")
        y = torch.sum(x, frob=2)  # TODO
        print(y)
        """),
    "module": ("torch.fft", """
        import torch
        import torch.fft
        x = torch.ones(3)
        print("before")
        print(torch.fft.rfft(x))  # TODO
        """),
    "from_import": ("torch.fft", """
        import torch
        from torch.fft import fft
        x = torch.ones(3)
        print("before")
        print(fft(x))  # TODO
        """),
    "layer": ("NoSuchLayer", """
        import torch
        import torch.nn as nn

        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.fc = nn.Linear(4, 2)
                self.odd = nn.NoSuchLayer(2)  # TODO

            def forward(self, x):
                return self.odd(self.fc(x))

        print("before")
        net = Net()
        print(net(torch.ones(1, 4)))
        """),
    "in_function": ("torch.fft.fft", """
        import torch

        def spectrum(x):
            y = torch.fft.fft(x)  # TODO
            return y.abs()

        print("before")
        print(spectrum(torch.ones(3)))
        """),
    "in_condition": ("frobnicate", """
        import torch
        x = torch.ones(3)
        print("before")
        if x.frobnicate():  # TODO
            print("yes")
        else:
            print("no")
        """),
    "in_while": ("frobnicate", """
        import torch
        x = torch.ones(3)
        print("before")
        while x.frobnicate() > 2:  # TODO
            x = x + 1
        print("after")
        """),
    "in_loop_header": ("frobnicate", """
        import torch
        x = torch.ones(3)
        print("before")
        for y in x.frobnicate():  # TODO
            print(y)
        """),
    "in_returned": ("frobnicate", """
        import torch

        def f(x):
            return x.frobnicate()  # TODO

        print("before")
        print(f(torch.ones(3)) + 1)
        """),
    "in_loss": ("frobnicate", """
        import torch
        import torch.nn as nn
        import torch.optim as optim
        torch.manual_seed(1)
        model = nn.Linear(4, 2)
        optimizer = optim.SGD(model.parameters(), lr=0.1)
        print("before")
        for step in range(3):
            optimizer.zero_grad()
            loss = model(torch.ones(5, 4)).frobnicate().sum()  # TODO
            loss.backward()
            optimizer.step()
            print(step, loss.item())
        """),
}

# The same, on a way that is not taken: the program runs to its end and prints this.
PASSING = {
    "not_taken": ("torch.fft.fft", "3.0\ndone\n", """
        import torch
        x = torch.ones(3)
        print(x.sum().item())
        if x.sum().item() > 5:
            y = torch.fft.fft(x)  # TODO
            print(y)
        print("done")
        """),
    "not_called": ("frobnicate", "2.0\n", """
        import sys
        import torch

        def odd(x):
            return x.frobnicate()  # TODO

        x = torch.ones(2)
        if len(sys.argv) > 1:
            print(odd(x))
        print(x.sum().item())
        """),
}


def texts():
    return {**{name: text for name, (_, text) in STOPPING.items()}, **{name: text for name, (_, _, text) in PASSING.items()}}


class Programs(ProgramCase):
    """Built with gcc, -Wall -Wextra -Werror."""
    scripts = texts()
    codes = (TODOS,)

    def test_stops_at_the_line(self):
        for name, (what, text) in STOPPING.items():
            with self.subTest(name):
                process = self.program(name)
                self.assert_code(process, 1)
                self.assertIn(f"{name}.py:{line_of(dedent(text), 'TODO')}", process.stderr)
                self.assertIn(what, process.stderr)
                self.assertEqual(process.stdout, "before\n")

    def test_runs_where_it_does_not_get_there(self):
        for name, (_, output, _) in PASSING.items():
            with self.subTest(name):
                process = self.program(name)
                self.assert_code(process, 0)
                self.assertEqual(process.stdout, output)
                self.assertEqual(process.stderr, "")

    def test_clang_has_no_warnings_either(self):
        files = {name: self.home / f"c_{name}" / f"{name}.c" for name in self.scripts}
        build_programs(self.home / "clang", files, compiler="clang")


class Messages(Case):
    def test_named_on_conversion(self):
        """Every TODO is named with its line on stderr, and is a row of the report and of MIGRATION.md."""
        for name, text in texts().items():
            what = STOPPING[name][0] if name in STOPPING else PASSING[name][0]
            with self.subTest(name):
                path = self.write(f"{name}.py", text)
                line = line_of(path.read_text(), "TODO")
                process = self.torch2mlx("convert", path.name, "-o", f"out_{name}")
                self.assert_code(process, TODOS)
                self.assertRegex(process.stderr, rf"(?m)^{name}\.py:{line}:\d+: todo: .*{what}")
                self.assertIn(what, (self.folder / f"out_{name}" / "MIGRATION.md").read_text())
                self.assert_code(self.torch2mlx("report", path.name), TODOS)

    def test_c_has_the_comment(self):
        path = self.write("odd.py", STOPPING["function"][1])
        self.torch2mlx("convert", path.name, "-o", "out")
        self.assertRegex((self.folder / "out" / "odd.c").read_text(), r"// TODO T2M2001: .*torch\.fft\.fft")

    def test_modules_beyond_the_limit(self):
        """They are not read, and their import is a TODO, once each."""
        self.write("large.py", "SIZE = 1\n" * 30)
        self.write("more.py", "SIZE = 2\n")
        path = self.write("script.py", "import large\nimport more\nimport more as again\nprint(large.SIZE, again.SIZE)\n")
        process = self.torch2mlx("report", path.name, env={"T2M_MAX_LINES": "20"})
        self.assert_code(process, TODOS)
        self.assertEqual(process.stderr.count("T2M2020"), 1)
        self.assertIn("script.py:2:8: todo: `more` is not read", process.stderr)
        self.assert_code(self.torch2mlx("report", path.name), CONVERTED)


if __name__ == "__main__":
    unittest.main()
