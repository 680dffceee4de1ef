#!/usr/bin/env python3
"""Diagnostics as the user sees them: every code is produced by some test, and everything rendered is whole.

A case says in its first lines what it must give:
    # expect: T2M3101 line 12 "text in the message"
    # exit: 3
    # options: --grad=lift
    # only: T2M3012       every one of this code is expected
All the script's errors and TODOs must be expected; notes and warnings may be left out. The erroneous scripts of the suites of the syntax
and of the types, whose messages are compared there, are converted too. Every diagnostic seen must have its place, its source line, a
caret at its column, and a help where diag.def has one. In the end every row of diag.def and every @todo of the rules must have been seen.
usage: run_cases.py TORCH2MLX SOURCE WORK
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

# Codes that no script is known to reach, and why.
UNREACHED = {
    "T2M2020": "wants modules of 30,000 lines; tests/e2e/test_todos.py sets the limit lower",
    "T2M9001": "a guard against faults of our own",
    "T2M3009": "a guard against faults of the inference itself; no script that needs 48 rounds is known",
}
LARGEST_FILE = 64 << 20
EXPECTATION = re.compile(r'# expect: (T2M\d{4}) line (\d+)(?: "(.*)")?$')
HEADER = re.compile(r"(?P<path>.+?)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<severity>error|warning|todo|note): "
                    r"(?P<message>.*) \[(?P<code>T2M\d{4})\]$")
COUNTS = re.compile(r"\d+ (?:error|warning|todo|note)s?(?:, \d+ (?:warning|todo|note)s?)*$")


def convert(torch2mlx, *arguments, rules=None, cwd=None):
    environment = dict(os.environ, T2M_RULES=str(rules)) if rules else None
    return subprocess.run([str(part) for part in (torch2mlx, "convert", *arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, errors="replace", env=environment, cwd=cwd, timeout=60, check=False)


def read_rows(path):
    """{code: help} of diag.def."""
    rows = re.findall(r'^T2M_DIAG\((\d+), \w+, \w+, \w+, "(?:[^"\\]|\\.)*", "((?:[^"\\]|\\.)*)"\)', path.read_text(encoding="utf-8"), re.M)
    return {f"T2M{number}": re.sub(r"\\(.)", r"\1", text) for number, text in rows}


def read_todos(rules):
    """The codes that the stubs bring along."""
    return {code for stub in rules.rglob("*.pyi") for code in re.findall(r'todo\(\s*"(T2M\d{4})"', stub.read_text(encoding="utf-8"))}


def fault_of_source(lines, found):
    """What is wrong with the source line and the caret, the two lines after the header; None if nothing."""
    number, column = int(found["line"]), int(found["column"])
    if len(lines) < 2 or not lines[0].startswith(f"{number:5} | ") or not re.match(r" {6}\| \s*\^~*$", lines[1]):
        return "lacks its source line or caret"
    shown, caret = lines[0][8:], lines[1][8:].index("^")
    if shown.startswith("..."):
        return None  # cut on the left: the column is that of the whole line
    if caret != column - 1:
        return f"has its caret under column {caret + 1}"
    source = pathlib.Path(found["path"])
    if source.is_file() and found["code"] not in ("T2M1002", "T2M1003") and not shown.endswith("..."):
        text = source.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
        if shown.isascii() and text[number - 1].isprintable() and text[number - 1] != shown:
            return f"shows {shown!r} for line {number}"
    return None


def parse(stderr, rows):
    """The diagnostics in a run's output, and what is wrong with how they are rendered."""
    found, faults, lines = [], [], stderr.split("\n")
    for index, line in enumerate(lines):
        header = HEADER.match(line)
        if not header:
            continue
        entry, rest = header.groupdict(), lines[index + 1:index + 4]
        if entry["line"]:
            fault = fault_of_source(rest, entry)
            if fault:
                faults.append(f"{line}: {fault}")
            rest = rest[2:]
        has_help = bool(rest) and rest[0].startswith("      = help: ")
        if not has_help and (rows.get(entry["code"]) or entry["code"] not in rows):
            faults.append(f"{line}: has no help")
        found.append(entry)
    if found and not COUNTS.search(stderr.rstrip("\n")):
        faults.append("the last line does not count the diagnostics")
    return found, faults


def read_expectations(path):
    expected, code = [], None
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# exit: "):
            code = int(line[8:])
        elif line.startswith("# expect: "):
            expected.append(EXPECTATION.match(line).groups())
        else:
            break
    return expected, code


class Suite:
    def __init__(self, torch2mlx, source, work):
        self.torch2mlx, self.source, self.work = torch2mlx, source, work
        self.rows = read_rows(source / "translator" / "diag" / "diag.def")
        self.seen, self.faults, self.checks = set(), [], 0

    def look(self, name, done):
        """Takes in what a run said; the diagnostics."""
        self.checks += 1
        found, faults = parse(done.stderr, self.rows)
        self.faults += [f"{name}: {fault}" for fault in faults]
        self.seen |= {entry["code"] for entry in found}
        return found

    def check_case(self, path):
        expected, code = read_expectations(path)
        options = re.search(r"^# options: (.*)$", path.read_text(encoding="utf-8"), re.M)
        done = convert(self.torch2mlx, path, "--dry-run", *(options[1].split() if options else []), rules=self.source / "rules")
        found = self.look(path.name, done)
        faults = [] if done.returncode == code else [f"exits with {done.returncode}, not {code}"]
        for wanted, line, text in expected:
            if not any((entry["code"], entry["line"]) == (wanted, line) and (text or "") in entry["message"] for entry in found):
                faults.append(f'has no {wanted} at line {line} "{text or ""}"')
        places = {(wanted, line) for wanted, line, _ in expected}
        for entry in found:
            if entry["severity"] in ("error", "todo") and (entry["code"], entry["line"]) not in places:
                faults.append(f"has an unexpected {entry['code']} at line {entry['line']}: {entry['message']}")
        only = re.search(r"^# only: (.*)$", path.read_text(encoding="utf-8"), re.M)
        for entry in found:
            if only and entry["code"] == only[1] and (entry["code"], entry["line"]) not in places:
                faults.append(f"has an unexpected {entry['code']} at line {entry['line']}: {entry['message']}")
        if not expected or code is None:
            faults.append("says nothing about what it expects")
        self.faults += [f"{path.name} {fault}" for fault in faults]

    def check_others(self, pattern):
        """Scripts of another suite: only the rendering and the exit code's kind are looked at."""
        for path in sorted(self.source.glob(pattern)):
            done = convert(self.torch2mlx, path, "--dry-run", rules=self.source / "rules")
            severities = {entry["severity"] for entry in self.look(path.name, done)}
            wanted = 3 if "error" in severities else 1 if "todo" in severities else 0
            if done.returncode != wanted:
                self.faults.append(f"{path.name}: exits with {done.returncode}, not {wanted}")

    def check_command(self, name, code, exit_code, done):
        found = self.look(name, done)
        if done.returncode != exit_code or [entry["code"] for entry in found] != [code]:
            self.faults.append(f"{name}: wants {code} and exit {exit_code}, ended with {done.returncode}\n{done.stderr}")

    def check_commands(self):
        """What depends on files and options more than on the script."""
        rules, fine, big = self.source / "rules", self.work / "fine.py", self.work / "big.py"
        fine.write_text("print(1)\n")
        self.check_command("no file", "T2M1001", 2, convert(self.torch2mlx, self.work / "nowhere.py", "--dry-run", rules=rules))
        big.write_bytes(b"\n" * (LARGEST_FILE + 1))
        self.check_command("a huge file", "T2M1005", 3, convert(self.torch2mlx, big, "--dry-run", rules=rules))
        big.unlink()
        stubs = self.work / "stubs"
        stubs.mkdir()
        (stubs / "mine.pyi").write_text('@nonsense("x")\ndef f() -> None: ...\n')
        user = self.work / "user.py"
        user.write_text("import mine\nmine.f()\n")
        self.check_command("a bad stub", "T2M2901", 2, convert(self.torch2mlx, user, "--dry-run", "--rules", stubs, rules=rules))
        done = convert(self.torch2mlx, fine, "-o", fine / "out", rules=rules)
        self.check_command("a file where a folder should be", "T2M5002", 2, done)
        alone = self.work / "alone" / "torch2mlx"
        alone.parent.mkdir()
        shutil.copy(self.torch2mlx, alone)
        done = convert(alone, fine, "-o", self.work / "vendored", "--vendor-runtime", rules=rules, cwd=alone.parent)
        self.check_command("a program without its runtime", "T2M5003", 2, done)
        if (self.work / "vendored").exists():
            self.faults.append("a program without its runtime: something was written")

    def check_edited(self):
        script, project = self.work / "fine.py", self.work / "edited"
        convert(self.torch2mlx, script, "-o", project, rules=self.source / "rules")
        emitted = next(path for path in project.iterdir() if path.suffix == ".c")
        edited = emitted.read_text() + "/* mine */\n"
        emitted.write_text(edited)
        self.check_command("an edited file", "T2M5001", 2, convert(self.torch2mlx, script, "-o", project, rules=self.source / "rules"))
        if emitted.read_text() != edited:
            self.faults.append("an edited file: overwritten")

    def check_coverage(self):
        wanted = set(self.rows) | read_todos(self.source / "rules")
        self.faults += [f"{code}: nothing here produces it" for code in sorted(wanted - self.seen - set(UNREACHED))]
        self.faults += [f"{code}: produced, but listed as out of reach" for code in sorted(self.seen & set(UNREACHED))]
        self.faults += [f"{code}: listed as out of reach, but unknown" for code in sorted(set(UNREACHED) - wanted)]
        self.faults += [f"{code}: neither in diag.def nor in a stub" for code in sorted(self.seen - wanted)]


def main():
    torch2mlx, source, work = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    suite = Suite(torch2mlx, source, work)
    for path in sorted((source / "tests" / "diag" / "cases").glob("*.py")):
        suite.check_case(path)
    suite.check_others("tests/syntax/cases/err_*.py")
    suite.check_others("tests/sema/cases/*.py")
    suite.check_others("tests/grad/cases/*.py")
    suite.check_commands()
    suite.check_edited()
    suite.check_coverage()
    print("\n".join(suite.faults))
    print(f"{suite.checks} runs, {len(suite.seen)} codes seen, {len(suite.faults)} faults")
    sys.exit(1 if suite.faults else 0)


if __name__ == "__main__":
    main()
