"""Scripts with odd names and odd contents: each becomes a project that builds and a program that runs."""
import unittest

from support import CONVERTED, Case, ProgramCase, build_programs, run

# script: (program, what it prints)
NAMES = {
    "my script.py": "my_script",
    "my-script.py": "my-script",
    "2nd-try.py": "2nd-try",
    "v1.2.py": "v1_2",
    "caf\u00e9.py": "caf__",
    "noext": "noext",
    "test.py": "test_program",
    "main.py": "main",
    "it's \"quoted\".py": "it_s__quoted_",
    "-dash.py": "_dash",
}


class Names(Case):
    def test_convert_build_and_run(self):
        """With the CMakeLists.txt that convert wrote."""
        for script in ("my script.py", "2nd-try.py"):
            with self.subTest(script):
                self.write(script, "print('hello')\n")
                self.assert_code(self.torch2mlx("convert", script, "-o", "out of it"), CONVERTED)
                self.assert_code(self.torch2mlx("build", "out of it"), 0)
                process = run(self.folder / "out of it" / "build" / NAMES[script], cwd=self.folder)
                self.assertEqual((process.returncode, process.stdout), (0, "hello\n"))
                (self.folder / "out of it").rename(self.folder / f"done {script}")

    def test_program_names(self):
        files = {}
        for script, program in NAMES.items():
            self.write(script, "print('hello')\nif len('ab') > 3:\n    raise ValueError('x')\n")
            self.assert_code(self.torch2mlx("convert", f"./{script}", "-o", f"out_{program}"), CONVERTED)
            files[program] = self.folder / f"out_{program}" / f"{program}.c"
            self.assertTrue(files[program].exists(), script)
            self.assertIn(f"add_executable({program} {program}.c {program}_lines.c)", (self.folder / f"out_{program}" / "CMakeLists.txt").read_text())
        files = {name.replace("-", "_"): path for name, path in files.items()}
        files["main_program"] = files.pop("main")
        programs = build_programs(self.folder / "programs", files)
        for name in files:
            self.assertEqual(run(programs / name).stdout, "hello\n", name)


class Small(ProgramCase):
    scripts = {
        "empty": "",
        "comments": "# nothing here\n\n   # nor here\n",
        "docstring": '"""Only says what it would do."""\n',
        "imports": "import torch\nimport torch.nn as nn\nimport argparse\n",
        "definitions": "def f(x):\n    return x + 1\n\nclass A:\n    pass\n",
        "passes": "pass\n",
        "no_newline": "print('x')",
        "windows": "print('a')\r\nif True:\r\n    print('b')\r\n",
        "byte_order_mark": "\ufeffprint('x')\n",
        "form_feed": "print('a')\n\f\nprint('b')\n",
    }
    prints = {"no_newline": "x\n", "windows": "a\nb\n", "byte_order_mark": "x\n", "form_feed": "a\nb\n"}

    def test_each(self):
        for name in self.scripts:
            with self.subTest(name):
                process = self.program(name)
                self.assert_code(process, 0)
                self.assertEqual(process.stdout, self.prints.get(name, ""))
                self.assertEqual(process.stderr, "")


if __name__ == "__main__":
    unittest.main()
