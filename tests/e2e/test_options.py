"""The trainers' command lines: help, abbreviations and errors as Python's argparse prints them for the same parser."""
import re
import sys
import unittest

from support import SOURCE, ProgramCase, run

PARSERS = ("fashion_mlp", "mnist_cnn")  # of the corpus
COMMAND_LINES = [
    ["--help"], ["-h"], ["--nonsense"], ["--epochs"], ["--epochs", "three"], ["--lr", "fast"], ["positional"], ["--epochs=", "1"],
    ["--hid", "3", "--nonsense", "4"], ["--epochs", "1", "extra", "words"], ["-x"], ["--no-cuda=1"], ["--help=1"], ["--", "x"],
    ["--batch-size", "6.5"], ["--seed", "-"], ["--lr", "1e"], ["-1"], ["--e", "x"], ["--s", "1"],
]

OWN = """
    import argparse
    parser = argparse.ArgumentParser(description="Options of many kinds.")
    parser.add_argument("data", help="the data's folder")
    parser.add_argument("-b", "--batch-size", type=int, default=64, help="items in a batch (default: %(default)s)")
    parser.add_argument("--lr", type=float, required=True, metavar="RATE", help="learning rate")
    parser.add_argument("--optimizer", choices=["sgd", "adam"], default="sgd", help="which optimizer")
    parser.add_argument("--quiet", "-q", action="store_true", help="print less")
    parser.add_argument("--no-shuffle", dest="shuffle", action="store_false", help="keep the order of the data, which is of "
                        "course only of use for looking at it closely")
    args = parser.parse_args()
    print(args.data, args.batch_size, args.lr, args.optimizer, args.quiet, args.shuffle)
    """
OWN_LINES = [
    ["-h"], [], ["d"], ["d", "--lr", "1"], ["d", "--lr", "1", "-b", "2", "-q"], ["d", "--lr=0.5", "-b3"], ["-qb4", "d", "--lr", "2"],
    ["d", "--lr", "1", "--opt", "adam"], ["d", "--lr", "1", "--optimizer", "rms"], ["d", "--lr", "1", "--no-s"], ["d", "e", "--lr", "1"],
    ["d", "--lr", "-1"], ["d", "--lr", "-x"], ["--lr", "1", "--", "-d"], ["d", "--lr", "nan", "--batch-size", "0x10"], ["d", "--quiet=1"],
]


def parser_of(script):
    """The script's own parser, alone: what lies between ArgumentParser( and parse_args()."""
    text = script.read_text()
    found = re.search(r"^( *)parser = argparse\.ArgumentParser.*?parse_args\(\)", text, re.S | re.M)
    lines = [line[len(found.group(1)):] for line in found.group(0).splitlines()]
    return "import argparse\n" + "\n".join(lines) + "\n"


class Options(ProgramCase):
    scripts = {**{name: (SOURCE / "corpus" / name / "train.py").read_text() for name in PARSERS}, "own": OWN}

    def compare(self, name, arguments, script):
        for columns in ("80", "50"):
            env = {"COLUMNS": columns}
            theirs = run(sys.executable, script, *arguments, cwd=self.home, env=env)
            ours = self.program(name, *arguments, env=env)
            self.assertEqual((ours.returncode, ours.stdout, ours.stderr), (theirs.returncode, theirs.stdout, theirs.stderr),
                             f"{name} {arguments}, {columns} columns")

    def test_corpus_as_argparse(self):
        """Only what ends in the parser: help and errors."""
        for name in PARSERS:
            folder = self.home / f"python_{name}"
            folder.mkdir()
            script = folder / f"{name}.py"
            script.write_text(parser_of(SOURCE / "corpus" / name / "train.py") + "raise SystemExit('parsed')\n")
            for arguments in COMMAND_LINES:
                if run(sys.executable, script, *arguments).stderr != "parsed\n":
                    with self.subTest(name=name, arguments=arguments):
                        self.compare(name, arguments, script)

    def test_own_as_argparse(self):
        for arguments in OWN_LINES:
            with self.subTest(arguments):
                self.compare("own", arguments, self.home / "own.py")


if __name__ == "__main__":
    unittest.main()
