"""Compares torch2mlx's front end with CPython: what is accepted, the trees, the number of comments.

    against_cpython.py TORCH2MLX [--all] [FILE...]

Without files: the snippets of verdicts.txt, the cases beside this file, and a sample of the standard library (all of it with
--all). Exit code 0 if everything agrees, 77 (skipped) if this Python is too old to compare with.
"""
import concurrent.futures
import glob
import io
import os
import subprocess
import sys
import sysconfig
import tempfile
import tokenize
import warnings

import cpython_dump

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = 40

# What torch2mlx refuses knowingly, with a clear message: names of characters, other encodings, `print >> x`.
KNOWN = (b"are not supported [T2M1161]", b"[T2M1002]", b"[T2M1004]", b"[T2M1120]")


def ours(tool, path):
    command = [tool, "convert", path, "--dump=ast", "--stop-after=parse"]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)


def is_comment(line):
    return line.lstrip().startswith("; ")


def count_comments(data):
    return sum(token.type == tokenize.COMMENT for token in tokenize.tokenize(io.BytesIO(data).readline))


def compare(path, result):
    """None if all agrees, else what differs."""
    with open(path, "rb") as stream:
        data = stream.read()
    try:
        compile(data, path, "exec")
        expected = cpython_dump.dump(data, path)
    except (SyntaxError, ValueError) as error:
        expected, reason = None, error
    if result.returncode not in (0, 3):
        return "exit code %d: %s" % (result.returncode, result.stderr.decode(errors="replace"))
    if expected is None:
        return None if result.returncode == 3 else "accepted, but CPython says: %s" % reason
    if result.returncode == 3:
        message = result.stderr
        return None if any(known in message for known in KNOWN) else "refused: " + message.decode(errors="replace")
    lines = result.stdout.decode().split("\n")
    got = "\n".join(line for line in lines if not is_comment(line))
    if got != expected:
        pairs = zip(got.split("\n"), expected.split("\n"))
        first = next(((a, b) for a, b in pairs if a != b), ("", "(lengths differ)"))
        return "another tree\n  ours:    %s\n  CPython: %s" % first
    comments = sum(map(is_comment, lines))
    if comments != count_comments(data):
        return "%d comments kept of %d" % (comments, count_comments(data))
    return None


def snippets(folder):
    """The blocks of verdicts.txt, each in a file of its own."""
    with open(os.path.join(HERE, "verdicts.txt"), encoding="utf-8") as stream:
        blocks = stream.read().split("----\n")
    paths = []
    for number, block in enumerate(blocks):
        path = os.path.join(folder, "snippet_%03d.py" % number)
        with open(path, "w", encoding="utf-8", newline="") as stream:
            stream.write(block)
        paths.append(path)
    return paths


def standard_library(everything):
    root = sysconfig.get_paths()["stdlib"]
    files = sorted(glob.glob(os.path.join(root, "*.py")) + glob.glob(os.path.join(root, "*", "*.py")))
    files = [path for path in files if "site-packages" not in path and "lib2to3" not in path]
    return files if everything else files[:: max(1, len(files) // SAMPLE)]


def main():
    if sys.version_info < (3, 11) or sys.version_info >= (3, 13):
        print("compared with CPython 3.11 and 3.12 only")
        return 77
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    arguments = [a for a in sys.argv[1:] if a != "--all"]
    tool, files = arguments[0], arguments[1:]
    with tempfile.TemporaryDirectory() as folder:
        if not files:
            files = snippets(folder) + sorted(glob.glob(os.path.join(HERE, "cases", "*.py")))
            files = [f for f in files if sys.version_info >= (3, 12) or not f.endswith("type_parameters.py")]
            files += standard_library("--all" in sys.argv)
        failed = 0
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for path, result in zip(files, pool.map(lambda p: ours(tool, p), files)):
                difference = compare(path, result)
                if difference:
                    failed += 1
                    with open(path, "rb") as stream:
                        start = stream.read(300).decode(errors="replace")
                    print("%s: %s\n%s" % (path, difference, start if os.path.dirname(path) == folder else ""))
    print("%d files, %d differ" % (len(files), failed))
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
