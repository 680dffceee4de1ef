"""What run_cases.py and record.py share: where the programs are, how one is run, what is compared."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent


# Frames of Python's own library, which a converted program does not have.
IN_LIBRARY = re.compile(r"/lib/python3\.\d+/|^<frozen |\.pyx$|/with_torchvision\.py$")


@dataclass(frozen=True)
class Case:
    name: str
    script: pathlib.Path
    expected: pathlib.Path   # the outcome that record.py wrote
    arguments: tuple
    stdin: str


def find_cases(area):
    """Every NAME.py of the folder, and every NAME/main.py (a program of several modules)."""
    found = []
    for path in sorted(pathlib.Path(area).resolve().iterdir()):
        script = path / "main.py" if path.is_dir() else path
        if script.suffix != ".py" or not script.exists():
            continue
        first = script.read_text(encoding="utf-8", errors="replace").splitlines()[:2]
        given = {key: json.loads(value) for line in first for key, value in re.findall(r"^# (args|stdin): (.*)$", line)}
        found.append(Case(path.stem, script, path.with_suffix(".expected"), tuple(given.get("args", ())), given.get("stdin", "")))
    return found


@dataclass
class Outcome:
    stdout: str
    code: int
    places: list   # of the traceback, outermost first: "line 3, in f"
    error: str     # the last line of stderr of a program that failed; "" of one that did not

    @staticmethod
    def of(done):
        lines = done.stderr.decode("utf-8", "replace").splitlines()
        places = [match[2] for match in (re.match(r'  File "([^"]*)", (line \d+, in .*)', line) for line in lines)
                  if match and not IN_LIBRARY.search(match[1])]
        return Outcome(done.stdout.decode("utf-8", "surrogateescape"), done.returncode, places, lines[-1] if lines and done.returncode else "")

    @staticmethod
    def read(case):
        head, stdout = case.expected.read_bytes().decode("utf-8", "surrogateescape").split("\n", 1)
        known = json.loads(head)
        return Outcome(stdout, known["code"], known["places"], known["error"])

    def write(self, case):
        head = json.dumps({"code": self.code, "places": self.places, "error": self.error}, ensure_ascii=False)
        case.expected.write_bytes((head + "\n" + self.stdout).encode("utf-8", "surrogateescape"))

    def difference(self, other):
        """What `other` does otherwise, in words; None if nothing."""
        if self.stdout != other.stdout:
            ours, theirs = other.stdout.splitlines(True) + ["<end>"], self.stdout.splitlines(True) + ["<end>"]
            number = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), 0)
            return f"line {number + 1} of the output\n  prints  {ours[number]!r}\n  Python  {theirs[number]!r}\n  {other.error}"
        for what in ("code", "error", "places"):
            if getattr(self, what) != getattr(other, what):
                return f"{what} is {getattr(other, what)!r}, Python's {getattr(self, what)!r}"
        return None


def run_program(command, case):
    """Runs a program in an empty folder, as both sides are: a fixed hash seed, UTF-8, no terminal."""
    with tempfile.TemporaryDirectory(prefix="t2m-python-") as folder:
        done = subprocess.run([*map(str, command), *case.arguments], cwd=folder, input=case.stdin.encode(), capture_output=True, timeout=60,
                              check=False, env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1",
                                                "TZ": "UTC", "COLUMNS": "80"})
    return Outcome.of(done)
