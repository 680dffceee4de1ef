"""Projects and programs as users have them: build, run, report, explain; a project with its runtime inside; an installed torch2mlx."""
import json
import os
import shutil
import unittest

from support import CONVERTED, PREFIX, SOURCE, TODOS, USAGE, BUILD_FAILED, INVALID, Case, dedent, line_of, run

HELLO = """
    import sys
    import torch
    torch.manual_seed(0)
    print(sys.argv[1:], torch.rand(2).shape)
    if len(sys.argv) > 2:
        sys.exit(7)
    """
FASHION = SOURCE / "corpus" / "fashion_mlp" / "train.py"


class Commands(Case):
    def test_build_and_run(self):
        self.write("hello.py", HELLO)
        self.assert_code(self.torch2mlx("convert", "hello.py", "-o", "out"), CONVERTED)
        built = self.torch2mlx("build", "out")
        self.assert_code(built, 0)
        self.assertEqual(built.stdout, "")
        self.assertTrue((self.folder / "out" / "build" / "hello").exists())
        process = self.torch2mlx("run", "out", "--", "--a b")
        self.assert_code(process, 0)
        self.assertEqual(process.stdout, "['--a b'] torch.Size([2])\n")
        self.assert_code(self.torch2mlx("run", "out", "--", "1", "2"), 7)
        again = self.torch2mlx("convert", "hello.py", "-o", "out")  # the build folder is nobody's edit
        self.assert_code(again, CONVERTED)

    def test_build_that_fails(self):
        self.write("hello.py", HELLO)
        self.torch2mlx("convert", "hello.py", "-o", "out")
        (self.folder / "out" / "hello.c").write_text("int main(void) { return nothing; }\n")
        process = self.torch2mlx("build", "out")
        self.assert_code(process, BUILD_FAILED)
        self.assertIn("nothing", process.stderr)
        self.assert_code(self.torch2mlx("run", "out"), BUILD_FAILED)

    def test_build_of_nothing(self):
        (self.folder / "empty").mkdir()
        for command in ("build", "run"):
            for folder in ("empty", "nowhere"):
                process = self.torch2mlx(command, folder)
                self.assert_code(process, USAGE)
                self.assertIn("CMakeLists.txt", process.stderr)

    def test_usage(self):
        for arguments in ([], ["convert"], ["frobnicate"], ["convert", "a.py", "b.py"], ["convert", "a.py", "--nonsense"],
                          ["convert", "a.py", "-o"], ["report", "a.py", "--format", "pdf"], ["report", "a.py", "--format=pdf"]):
            with self.subTest(arguments):
                process = self.torch2mlx(*arguments)
                self.assert_code(process, USAGE)
                self.assertIn("torch2mlx", process.stderr)
                self.assertEqual(process.stdout, "")
        for arguments in (["--help"], ["-h"], ["--version"]):
            process = self.torch2mlx(*arguments)
            self.assert_code(process, 0)
            self.assertIn("torch2mlx", process.stdout)

    def test_explain(self):
        process = self.torch2mlx("explain", "torch.nn.Linear")
        self.assert_code(process, 0)
        self.assertIn("torch.nn.Linear", process.stdout)
        self.assertIn("nn_linear", process.stdout)
        for name in ("torch.nn.Softmax2d", "torch.nn.TransformerEncoder.forward", "csv.reader"):  # written in Python
            process = self.torch2mlx("explain", name)
            self.assert_code(process, 0)
            self.assertIn(name, process.stdout)
        process = self.torch2mlx("explain", "torch.nn.Linaer")
        self.assert_code(process, USAGE)
        self.assertIn("torch.nn.Linaer", process.stderr)
        self.assertEqual(process.stdout, "")

    def test_rules_of_the_user(self):
        """A module of the user's own, and a name added to a module that has rules: the rest of that module stays."""
        (self.folder / "rules").mkdir()
        (self.folder / "rules" / "odd.pyi").write_text(dedent("""
            from torch import Tensor
            def total(x: Tensor, scale: float = 2.0) -> Tensor:
                return x.sum() * scale
            """))
        (self.folder / "rules" / "torch.pyi").write_text("def plus_one(x: Tensor) -> Tensor:\n    return x + 1\n")
        self.write("use.py", "import torch\nimport odd\nprint(odd.total(torch.plus_one(torch.zeros(3))).item())\n")
        self.assert_code(self.torch2mlx("convert", "use.py", "--dry-run"), TODOS)
        self.assert_code(self.torch2mlx("convert", "use.py", "-o", "out", "--rules", "rules"), CONVERTED)
        process = self.torch2mlx("run", "out")
        self.assertEqual((process.returncode, process.stdout), (0, "6.0\n"))

    def test_rules_missing(self):
        self.write("use.py", "print(1)\n")
        process = self.torch2mlx("convert", "use.py", "--rules", "nowhere", "-o", "out")
        self.assert_code(process, USAGE)
        self.assertIn("nowhere", process.stderr)
        self.assertFalse((self.folder / "out").exists())

    def test_faulty_rules(self):
        (self.folder / "rules").mkdir()
        (self.folder / "rules" / "torch.pyi").write_text("def f(:\n")
        self.write("one.py", "x = 1\nimport torch\nprint(torch.ones(2))\n")
        process = self.torch2mlx("convert", "one.py", "-o", "out", "--rules", "rules")
        self.assertIn(process.returncode, (USAGE, INVALID))
        self.assertIn("torch.pyi:1", process.stderr)
        self.assertFalse((self.folder / "out").exists())


class Reports(Case):
    ODD = """
        import torch
        x = torch.ones(3).cuda()
        print(torch.fft.fft(x))
        """

    def test_json(self):
        process = self.torch2mlx("report", FASHION, "--format=json")
        self.assert_code(process, CONVERTED)
        report = json.loads(process.stdout)
        self.assertIn("torch.nn.Linear", json.dumps(report))
        path = self.write("odd \"name\".py", self.ODD)
        process = self.torch2mlx("report", path.name, "--format", "json")
        self.assert_code(process, TODOS)
        text = json.dumps(json.loads(process.stdout))
        self.assertIn("torch.fft.fft", text)
        self.assertIn("T2M2001", text)

    def test_markdown_and_terminal(self):
        path = self.write("odd.py", self.ODD)
        line = line_of(path.read_text(), "fft")
        for form in ("markdown", "terminal"):
            with self.subTest(form):
                process = self.torch2mlx("report", "odd.py", f"--format={form}")
                self.assert_code(process, TODOS)
                self.assertIn("torch.fft.fft", process.stdout)
                self.assertIn(str(line), process.stdout)
                self.assertNotIn("\x1b", process.stdout)  # colours are for terminals

    def test_writes_nothing(self):
        self.write("odd.py", self.ODD)
        self.torch2mlx("report", "odd.py")
        self.assertEqual(os.listdir(self.folder), ["odd.py"])


class Vendored(Case):
    def test_builds_alone(self):
        """Copied elsewhere, told of no other runtime."""
        self.assert_code(self.torch2mlx("convert", FASHION, "-o", "out", "--vendor-runtime"), CONVERTED)
        text = "".join(path.read_text(errors="replace") for path in (self.folder / "out").glob("*") if path.is_file())
        self.assertNotIn(str(PREFIX), text)
        alone = self.folder / "elsewhere" / "trainer"
        shutil.copytree(self.folder / "out", alone)
        shutil.rmtree(self.folder / "out")
        hidden = ["-DCMAKE_DISABLE_FIND_PACKAGE_torch2mlx=ON"]
        configured = run("cmake", "-S", alone, "-B", alone / "build", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", *hidden)
        self.assert_code(configured, 0)
        self.assert_code(run("cmake", "--build", alone / "build", "-j", "2"), 0)
        process = run(alone / "build" / "train", "--help")
        self.assert_code(process, 0)
        self.assertIn("--log-interval", process.stdout)
        listed = run("sh", "-c", f"cat {alone}/build/build.ninja")
        self.assertNotIn(str(SOURCE), listed.stdout)
        self.assertNotIn(str(PREFIX), listed.stdout)

    def test_again_over_it(self):
        for _ in range(2):
            self.assert_code(self.torch2mlx("convert", FASHION, "-o", "out", "--vendor-runtime"), CONVERTED)


class Installed(Case):
    def test_prefix(self):
        prefix = self.folder / "prefix"
        self.assert_code(run("cmake", "--install", PREFIX, "--prefix", prefix), 0)
        program = prefix / "bin" / "torch2mlx"
        rules = prefix / "share" / "torch2mlx" / "rules"
        (rules / "only_here.pyi").write_text("def twice(x: int) -> int:\n    return x + x\n")
        self.write("own.py", "import only_here\nprint(only_here.twice(4))\n")
        self.assert_code(run(program, "convert", "own.py", "-o", "own", cwd=self.folder), CONVERTED)
        self.write("hello.py", HELLO)
        self.assert_code(run(program, "convert", "hello.py", "-o", "out", cwd=self.folder), CONVERTED)
        self.assertIn(str(prefix), (self.folder / "out" / "CMakeLists.txt").read_text())
        self.assert_code(run(program, "build", "out", cwd=self.folder), 0)
        process = run(self.folder / "out" / "build" / "hello", "a", cwd=self.folder)
        self.assertEqual((process.returncode, process.stdout), (0, "['a'] torch.Size([2])\n"))
        commands = run("sh", "-c", "cat out/build/CMakeFiles/*.dir/*.make out/build/CMakeFiles/*.dir/link.txt out/build/build.ninja 2>&1",
                       cwd=self.folder).stdout
        self.assertIn(str(prefix), commands)
        self.assertNotIn(f"{SOURCE}/runtime", commands)
        self.assertNotIn(f"{PREFIX}/runtime", commands)
        self.assert_code(run(program, "explain", "torch.nn.Linear", cwd=self.folder), 0)
        self.assert_code(run(program, "convert", "hello.py", "-o", "vendored", "--vendor-runtime", cwd=self.folder), CONVERTED)
        self.assertTrue((self.folder / "vendored" / "runtime" / "include" / "t2m" / "mx.h").exists())


if __name__ == "__main__":
    unittest.main()
