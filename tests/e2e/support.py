"""What the end-to-end tests share: running torch2mlx on scripts in a folder of their own, building what it wrote, running that.

The environment, set by CMakeLists.txt:
    TORCH2MLX       the program; its folder's parent is where the runtime was built
    T2M_SOURCE      the source tree
    T2M_DATA        the data that scripts/get-data laid out; tests that need it are skipped without it
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import textwrap
import unittest

TORCH2MLX = pathlib.Path(os.environ["TORCH2MLX"]).resolve()
PREFIX = TORCH2MLX.parent.parent
SOURCE = pathlib.Path(os.environ["T2M_SOURCE"])
DATA = pathlib.Path(os.environ["T2M_DATA"]) if os.environ.get("T2M_DATA") else None
CORPUS = ("fashion_mlp", "mnist_cnn", "char_gpt")
TIMEOUT = 300

CONVERTED, TODOS, USAGE, INVALID, BUG, BUILD_FAILED = range(6)

PROGRAMS = """\
cmake_minimum_required(VERSION 3.22)
project(programs LANGUAGES C)
set(CMAKE_C_STANDARD 11)
find_package(torch2mlx REQUIRED HINTS "{prefix}")
"""
PROGRAM = """\
add_executable({name} "{file}")
target_link_libraries({name} PRIVATE torch2mlx::runtime)
target_compile_options({name} PRIVATE -Wall -Wextra -Werror)
"""


def run(*command, cwd=None, env=None, timeout=TIMEOUT, **options):
    """The finished process, its output as text; never raises for an exit status."""
    environment = {**os.environ, **(env or {})}
    return subprocess.run([str(part) for part in command], cwd=cwd, env=environment, timeout=timeout, text=True, errors="replace",
                          stdin=subprocess.DEVNULL, capture_output=True, **options)


def dedent(text):
    return textwrap.dedent(text).lstrip("\n")


def tree(folder):
    """Every path below a folder, with the bytes of the files: for asserting that nothing changed."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


def line_of(text, part):
    """The number of the first line that has this part."""
    for number, line in enumerate(text.splitlines(), 1):
        if part in line:
            return number
    raise ValueError(f"no line has {part!r}")


def check(process, *expected):
    """Sets up, so no assertion: the process must have ended with one of these codes."""
    if process.returncode not in expected:
        raise RuntimeError(f"{process.args} ended with {process.returncode}\n{process.stdout}\n{process.stderr}")
    return process


def build_programs(folder, files, compiler="gcc", flags=""):
    """Compiles C files, {name: path}, each into a program against the built runtime, without any warning; the folder with them."""
    folder.mkdir(parents=True)
    text = PROGRAMS.format(prefix=PREFIX) + "".join(PROGRAM.format(name=name, file=path) for name, path in files.items())
    (folder / "CMakeLists.txt").write_text(text)
    check(run("cmake", "-S", folder, "-B", folder / "build", "-G", "Ninja", f"-DCMAKE_C_COMPILER={compiler}",
              f"-DCMAKE_C_FLAGS={flags}", "-DCMAKE_BUILD_TYPE=Debug"), 0)
    check(run("cmake", "--build", folder / "build", "-j", "2"), 0)
    return folder / "build"


class Case(unittest.TestCase):
    """A test in an empty folder, self.folder, that is removed after it."""
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="t2m-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(dedent(text))
        return path

    def torch2mlx(self, *arguments, **options):
        return run(TORCH2MLX, *arguments, cwd=self.folder, **options)

    def assert_code(self, process, code):
        self.assertEqual(process.returncode, code, f"{process.args}\n{process.stdout}\n{process.stderr}")

    def assert_refused(self, process, code, where, *parts):
        """Ends with a code and one message at `where` (file:line) that has these parts; names a way out; is no crash."""
        self.assert_code(process, code)
        self.assertRegex(process.stderr, rf"(?m)^{re.escape(where)}\b.*error: ")
        for part in parts:
            self.assertIn(part, process.stderr)


class ProgramCase(unittest.TestCase):
    """Tests of trainers: the scripts of the class, {name: text}, are converted and built once."""
    scripts = {}
    codes = (CONVERTED,)
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.home = pathlib.Path(tempfile.mkdtemp(prefix="t2m-e2e-"))
        cls.addClassCleanup(shutil.rmtree, cls.home, ignore_errors=True)
        files = {}
        for name, text in cls.scripts.items():
            (cls.home / f"{name}.py").write_text(dedent(text))
            check(run(TORCH2MLX, "convert", f"{name}.py", "-o", f"c_{name}", cwd=cls.home), *cls.codes)
            files[name] = cls.home / f"c_{name}" / f"{name}.c"
        cls.programs = build_programs(cls.home / "programs", files)

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="t2m-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def program(self, name, *arguments, **options):
        return run(self.programs / name, *arguments, cwd=self.folder, **options)

    def assert_code(self, process, code):
        self.assertEqual(process.returncode, code, f"{process.args}\n{process.stdout}\n{process.stderr}")
