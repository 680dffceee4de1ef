"""The emitted C of the corpus: no warnings under gcc and clang, and a few steps on small data without a fault. In a sanitized build these
run under AddressSanitizer and UBSan, leaks included."""
import re
import struct
import unittest

from support import CORPUS, SOURCE, ProgramCase, build_programs

LINES = ["In the beginning there was a small text, made up for a test.", "It has enough lines to learn a little from."]


def write_idx(folder, prefix, count):
    folder.mkdir(parents=True, exist_ok=True)
    pixels = bytes((i * i * 7 + i // 5) % 256 for i in range(count * 28 * 28))
    (folder / f"{prefix}-images-idx3-ubyte").write_bytes(struct.pack(">iiii", 2051, count, 28, 28) + pixels)
    (folder / f"{prefix}-labels-idx1-ubyte").write_bytes(struct.pack(">ii", 2049, count) + bytes(i % 10 for i in range(count)))


def short(name):
    """The script, with constants that end it soon where it has no option for that."""
    text = (SOURCE / "corpus" / name / "train.py").read_text()
    if name == "char_gpt":
        for constant, value in (("max_iters", 3), ("eval_interval", 2), ("eval_iters", 2)):
            text, count = re.subn(rf"(?m)^{constant} = \d+", f"{constant} = {value}", text)
            if count != 1:
                raise RuntimeError(f"char_gpt has no {constant}")
    return text


class Corpus(ProgramCase):
    scripts = {name: short(name) for name in CORPUS}
    arguments = {"fashion_mlp": ["--epochs", "2", "--log-interval", "1", "--batch-size", "32"],
                 "mnist_cnn": ["--dry-run", "--save-model", "--epochs", "2", "--batch-size", "16"], "char_gpt": []}

    def setUp(self):
        super().setUp()
        for data_set in ("MNIST", "FashionMNIST"):
            write_idx(self.folder / "data" / data_set / "raw", "train", 100)
            write_idx(self.folder / "data" / data_set / "raw", "t10k", 50)
        (self.folder / "input.txt").write_text("\n".join(LINES * 40))

    def test_gcc_optimised(self):
        """Warnings that need data flow only come with -O2."""
        build_programs(self.home / "gcc", {name: self.home / f"c_{name}" / f"{name}.c" for name in CORPUS}, flags="-O2")

    def test_clang(self):
        build_programs(self.home / "clang", {name: self.home / f"c_{name}" / f"{name}.c" for name in CORPUS}, compiler="clang",
                       flags="-O2")

    def test_few_steps(self):
        environment = {"ASAN_OPTIONS": "detect_leaks=1:abort_on_error=0", "UBSAN_OPTIONS": "print_stacktrace=1"}
        for name in CORPUS:
            with self.subTest(name):
                process = self.program(name, *self.arguments[name], env=environment)
                self.assert_code(process, 0)
                self.assertEqual(process.stderr, "")
                self.assertRegex(process.stdout, r"(?i)loss")
                self.assertNotRegex(process.stdout, r"(?i)\bnan\b")


if __name__ == "__main__":
    unittest.main()
