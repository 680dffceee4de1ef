"""Where convert writes: what a person wrote there is never lost, what torch2mlx wrote itself is renewed, nothing is half-written."""
import json
import os
import unittest

from support import CONVERTED, USAGE, Case, tree

SCRIPT = "import torch\nprint(torch.ones(3).sum())\n"


class Output(Case):
    def setUp(self):
        super().setUp()
        self.write("train.py", SCRIPT)
        self.out = self.folder / "out"

    def convert(self, *options):
        return self.torch2mlx("convert", "train.py", "-o", "out", *options)

    def assert_untouched(self, process, before, *parts):
        self.assert_code(process, USAGE)
        for part in parts:
            self.assertIn(part, process.stderr)
        self.assertEqual(tree(self.folder), before)

    def test_files_and_manifest(self):
        self.assert_code(self.convert(), CONVERTED)
        self.assertEqual(sorted(os.listdir(self.out)), [".torch2mlx.json", "CMakeLists.txt", "MIGRATION.md", "train.c", "train_lines.c"])
        manifest = json.loads((self.out / ".torch2mlx.json").read_text())
        self.assertEqual(sorted(manifest["files"]), ["CMakeLists.txt", "MIGRATION.md", "train.c", "train_lines.c"])

    def test_default_folder(self):
        self.assert_code(self.torch2mlx("convert", "train.py"), CONVERTED)
        self.assertTrue((self.folder / "train_mlx" / "train.c").exists())

    def test_again_over_unedited(self):
        self.assert_code(self.convert(), CONVERTED)
        before = tree(self.out)
        self.assert_code(self.convert(), CONVERTED)
        self.assertEqual(tree(self.out), before)
        self.write("train.py", SCRIPT.replace("3", "4"))
        self.assert_code(self.convert(), CONVERTED)
        self.assertNotEqual((self.out / "train.c").read_bytes(), before["train.c"])

    def test_edited_by_hand(self):
        for name in ("train.c", "CMakeLists.txt", "MIGRATION.md"):
            with self.subTest(name):
                self.assert_code(self.convert("--force"), CONVERTED)
                with open(self.out / name, "a") as file:
                    file.write("mine\n")
                self.write("train.py", SCRIPT.replace("3", "5"))
                before = tree(self.folder)
                self.assert_untouched(self.convert(), before, name, "changed", "--force")
                self.assert_code(self.convert("--force"), CONVERTED)
                self.assertNotIn("mine", (self.out / name).read_text())

    def test_files_beside_ours_stay(self):
        self.assert_code(self.convert(), CONVERTED)
        (self.out / "notes.txt").write_text("mine")
        self.assert_code(self.convert(), CONVERTED)
        self.assertEqual((self.out / "notes.txt").read_text(), "mine")

    def test_folder_of_somebody_else(self):
        self.out.mkdir()
        (self.out / "CMakeLists.txt").write_text("project(other)\n")
        self.assert_untouched(self.convert(), tree(self.folder), "did not write", "CMakeLists.txt")

    def test_manifest_damaged(self):
        self.assert_code(self.convert(), CONVERTED)
        (self.out / ".torch2mlx.json").write_text('{"files": [')
        self.write("train.py", SCRIPT.replace("3", "4"))
        self.assert_untouched(self.convert(), tree(self.folder), "train.c")

    def test_not_a_folder(self):
        self.out.write_text("a file")
        self.assert_untouched(self.convert(), tree(self.folder), "out", "cannot write")

    def test_folders_are_made(self):
        self.assert_code(self.torch2mlx("convert", "train.py", "-o", "a/b/c"), CONVERTED)
        self.assertTrue((self.folder / "a/b/c/train.c").exists())

    def test_trailing_slash(self):
        self.assert_code(self.torch2mlx("convert", "train.py", "-o", "out/"), CONVERTED)
        self.assert_code(self.convert(), CONVERTED)

    def test_failed_write_leaves_nothing(self):
        (self.folder / "a").mkdir()
        (self.folder / "a" / "b").write_text("a file in the way")
        before = tree(self.folder)
        self.assert_untouched(self.torch2mlx("convert", "train.py", "-o", "a/b/c"), before, "a/b")

    def test_too_large_for_the_disk(self):
        process = self.torch2mlx("convert", "train.py", "-o", "out", preexec_fn=limit_files)
        self.assert_code(process, USAGE)
        self.assertIn("cannot write", process.stderr)
        self.assertEqual(os.listdir(self.folder), ["train.py"])

    @unittest.skipIf(os.geteuid() == 0, "root writes everywhere")
    def test_read_only(self):
        self.out.mkdir(mode=0o500)
        self.assert_untouched(self.convert(), tree(self.folder), "Permission denied")

    def test_dry_run(self):
        self.assert_code(self.convert("--dry-run"), CONVERTED)
        self.assertFalse(self.out.exists())


def limit_files():
    """No file may grow past 100 bytes, as on a full disk."""
    import resource
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


if __name__ == "__main__":
    unittest.main()
