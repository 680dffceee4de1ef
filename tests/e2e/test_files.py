"""Trainers and their files: data that is missing, checkpoints that do not fit or are damaged, a full disk, Ctrl-C."""
import os
import pathlib
import resource
import signal
import struct
import subprocess
import time
import unittest
import zipfile

from support import DATA, SOURCE, ProgramCase

STATE = SOURCE / "tests" / "ops" / "data" / "state_dict.pt"

SCRIPTS = {
    "load": """
        import sys
        import torch
        import torch.nn as nn
        model = nn.Linear(4, 3)
        print("loading")
        model.load_state_dict(torch.load(sys.argv[1]))
        print("loaded")
        """,
    "load_any": """
        import sys
        import torch
        state = torch.load(sys.argv[1])
        for name, value in state.items():
            print(name, value.shape)
        """,
    "save": """
        import sys
        import torch
        import torch.nn as nn
        torch.manual_seed(int(sys.argv[2]))
        model = nn.Linear(int(sys.argv[3]), 3)
        torch.save(model.state_dict(), sys.argv[1])
        print("saved")
        """,
    "weights": """
        import sys
        import torch
        import torch.nn as nn
        from safetensors.torch import load_file, save_file
        torch.manual_seed(3)
        model = nn.Linear(int(sys.argv[3]), 3)
        if sys.argv[1] == "save":
            save_file(model.state_dict(), sys.argv[2])
        else:
            model.load_state_dict(load_file(sys.argv[2]))
            print("loaded")
        """,
    "loop": """
        import torch
        import torch.nn as nn
        import torch.optim as optim
        from torch.utils.data import DataLoader, TensorDataset
        torch.manual_seed(1)
        data = TensorDataset(torch.randn(64, 4), torch.randn(64, 1))
        loader = DataLoader(data, batch_size=8, shuffle=True)
        model = nn.Linear(4, 1)
        optimizer = optim.SGD(model.parameters(), lr=0.001)
        for epoch in range(10000000):
            for x, y in loader:
                optimizer.zero_grad()
                loss = ((model(x) - y) ** 2).mean()
                loss.backward()
                optimizer.step()
            if epoch % 10 == 0:
                print("epoch", epoch, flush=True)
        """,
    "mnist": """
        import torch
        from torchvision import datasets, transforms
        train_set = datasets.MNIST("data", train=True, transform=transforms.ToTensor())
        print(len(train_set))
        """,
    "fashion_download": """
        import torch
        from torchvision import datasets, transforms
        train_set = datasets.FashionMNIST("data", train=True, download=False, transform=transforms.ToTensor())
        print(len(train_set))
        """,
    "loader": """
        import sys
        import torch
        from torch.utils.data import DataLoader, TensorDataset
        loader = DataLoader(TensorDataset(torch.ones(10, 2)), batch_size=int(sys.argv[1]))
        print(len(loader))
        """,
    "text": """
        text = open("input.txt").read()
        print(len(text))
        """,
}


def limit_files():
    """No file may grow past 600 bytes, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))


class Files(ProgramCase):
    scripts = SCRIPTS

    def assert_fails(self, process, *parts):
        """Ends as Python's uncaught exceptions do: code 1, a message, no crash."""
        self.assert_code(process, 1)
        for part in parts:
            self.assertIn(part, process.stderr)
        self.assertNotIn("Sanitizer", process.stderr)

    def save(self, path="model.pt", seed=1, inputs=4, **options):
        return self.program("save", path, seed, inputs, **options)

    # ---- data

    def test_data_missing(self):
        for name in ("mnist", "fashion_download"):
            with self.subTest(name):
                self.assert_fails(self.program(name), "data")

    def test_data_truncated(self):
        raw = self.folder / "data" / "MNIST" / "raw"
        raw.mkdir(parents=True)
        (raw / "train-images-idx3-ubyte").write_bytes(struct.pack(">iiii", 2051, 60000, 28, 28) + b"\0" * 1000)
        (raw / "train-labels-idx1-ubyte").write_bytes(struct.pack(">ii", 2049, 60000) + b"\0" * 60000)
        (raw / "t10k-images-idx3-ubyte").write_bytes(b"")
        (raw / "t10k-labels-idx1-ubyte").write_bytes(b"")
        self.assert_fails(self.program("mnist"), "train-images-idx3-ubyte")

    def test_data_of_another_kind(self):
        raw = self.folder / "data" / "MNIST" / "raw"
        raw.mkdir(parents=True)
        for name in ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"):
            (raw / name).write_bytes(b"<html>not found</html>" * 100)
        self.assert_fails(self.program("mnist"), "idx")

    def test_batch_size(self):
        for size in ("0", "-1"):
            self.assert_fails(self.program("loader", size), "ValueError", f"batch_size should be a positive integer value, but got batch_size={size}")
        self.assertEqual(self.program("loader", "3").stdout, "4\n")

    def test_text_missing(self):
        self.assert_fails(self.program("text"), "FileNotFoundError", "input.txt")

    # ---- loading

    def test_saved_is_loaded(self):
        self.assert_code(self.save(), 0)
        process = self.program("load", "model.pt")
        self.assert_code(process, 0)
        self.assertEqual(process.stdout, "loading\nloaded\n")

    def test_missing_checkpoint(self):
        self.assert_fails(self.program("load", "nowhere.pt"), "FileNotFoundError", "nowhere.pt")

    def test_folder_as_checkpoint(self):
        (self.folder / "folder.pt").mkdir()
        self.assert_fails(self.program("load", "folder.pt"), "folder.pt")

    def test_shapes_do_not_fit(self):
        self.assert_code(self.save(inputs=7), 0)
        process = self.program("load", "model.pt")
        self.assert_fails(process, "size mismatch for weight", "[3, 7]", "[3, 4]")
        self.assertEqual(process.stdout, "loading\n")

    def test_other_names(self):
        self.assert_fails(self.program("load", STATE), "Missing key(s)", "weight")

    def test_truncated(self):
        self.assert_code(self.save(), 0)
        whole = (self.folder / "model.pt").read_bytes()
        for length in (0, 1, 4, 30, len(whole) // 4, len(whole) // 2, len(whole) * 3 // 4, len(whole) - 23, len(whole) - 1):
            with self.subTest(length):
                (self.folder / "cut.pt").write_bytes(whole[:length])
                self.assert_fails(self.program("load", "cut.pt"), "cut.pt")

    def test_damaged_anywhere(self):
        """A byte turned over: it is loaded or refused, but never a crash."""
        self.assert_code(self.save(), 0)
        whole = bytearray((self.folder / "model.pt").read_bytes())
        for place in range(0, len(whole), max(1, len(whole) // 40)):
            damaged = bytearray(whole)
            damaged[place] ^= 0xff
            (self.folder / "bad.pt").write_bytes(damaged)
            process = self.program("load", "bad.pt")
            self.assertIn(process.returncode, (0, 1), f"byte {place}: {process.stderr}")
            self.assertNotIn("Sanitizer", process.stderr)

    def write_pickle(self, data, **files):
        with zipfile.ZipFile(self.folder / "evil.pt", "w") as archive:
            archive.writestr("evil/data.pkl", data)
            archive.writestr("evil/version", "3\n")
            for name, content in files.items():
                archive.writestr(f"evil/data/{name[1:]}", content)

    def test_pickle_that_would_run_code(self):
        self.write_pickle(b"cos\nsystem\n(S'touch owned'\ntR.")
        self.assert_fails(self.program("load_any", "evil.pt"), "evil.pt")
        self.assertFalse((self.folder / "owned").exists())

    def test_pickle_with_nonsense(self):
        for data in (b"", b".", b"\x80\x02.", b"\x80\x02}q\x00(", b"\x80\x02" + b"(" * 100000 + b".", b"\x80\x02X\xff\xff\xff\x7fa.",
                     b"\x80\x02h\x05.", b"\x80\x02K\x01K\x02s.", b"\x80\x02" + b"]" * 1000 + b"a" * 2000 + b"."):
            with self.subTest(data[:20]):
                self.write_pickle(data)
                self.assert_fails(self.program("load_any", "evil.pt"), "evil.pt")

    def test_text_as_checkpoint(self):
        (self.folder / "model.pt").write_text("<html>Not Found</html>\n")
        self.assert_fails(self.program("load", "model.pt"), "model.pt")

    def test_safetensors(self):
        for name in ("model.safetensors", "model.st"):
            with self.subTest(name):
                self.assert_code(self.program("weights", "save", name, "4"), 0)
                self.assertEqual(os.listdir(self.folder), [name])
                self.assertEqual(self.program("weights", "load", name, "4").stdout, "loaded\n")
                self.assert_fails(self.program("weights", "load", name, "5"), "size mismatch for weight", "[3, 4]", "[3, 5]")
                before = (self.folder / name).read_bytes()
                self.assert_fails(self.program("weights", "save", name, "4000", preexec_fn=limit_files), name)
                self.assertEqual((self.folder / name).read_bytes(), before)
                self.assertEqual(os.listdir(self.folder), [name])
                for damaged in (b"", before[:4], before[:40], before[:-1], b"\xff" * 8 + before[8:], b"<html>", before.replace(b"F32", b"F99")):
                    (self.folder / name).write_bytes(damaged)
                    self.assert_fails(self.program("weights", "load", name, "4"), name)
                (self.folder / name).unlink()

    # ---- saving

    def test_disk_full_keeps_the_old_file(self):
        self.assert_code(self.save(), 0)
        before = (self.folder / "model.pt").read_bytes()
        process = self.save(seed=2, inputs=1000, preexec_fn=limit_files)
        self.assert_fails(process, "model.pt")
        self.assertNotIn("saved", process.stdout)
        self.assertEqual((self.folder / "model.pt").read_bytes(), before)
        self.assertEqual(os.listdir(self.folder), ["model.pt"])

    def test_disk_full_leaves_no_half_file(self):
        self.assert_fails(self.save(inputs=1000, preexec_fn=limit_files), "model.pt")
        self.assertEqual(os.listdir(self.folder), [])

    def test_folder_missing(self):
        self.assert_fails(self.save("nowhere/model.pt"), "nowhere")

    @unittest.skipUnless(pathlib.Path("/dev/full").exists(), "no /dev/full")
    def test_output_to_a_full_disk(self):
        with open("/dev/full", "w") as full:
            process = subprocess.run([self.programs / "save", "model.pt", "1", "4"], cwd=self.folder, stdout=full,
                                     stderr=subprocess.PIPE, text=True)
        self.assert_code(process, 120)
        self.assertIn("No space left on device", process.stderr)

    def test_no_output_at_all(self):
        process = subprocess.run(["sh", "-c", '"$0" model.pt 1 4 >&-', self.programs / "save"], cwd=self.folder, stdin=subprocess.DEVNULL)
        self.assertEqual(process.returncode, 0)

    # ---- Ctrl-C

    def test_interrupt_ends_at_a_step(self):
        process = subprocess.Popen([self.programs / "loop"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(process.stdout.readline(), "epoch 0\n")
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130, errors)
        self.assertIn("KeyboardInterrupt", errors)
        self.assertTrue(output == "" or output.endswith("\n"), output)

    def test_terminate_ends_too(self):
        process = subprocess.Popen([self.programs / "loop"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(process.stdout.readline(), "epoch 0\n")
        process.terminate()
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, -signal.SIGTERM)


@unittest.skipUnless(DATA and (DATA / "FashionMNIST").exists(), "scripts/get-data has laid out no data")
class Interrupted(ProgramCase):
    scripts = {"fashion": (SOURCE / "corpus/fashion_mlp/train.py").read_text()}

    def test_interrupt_in_training(self):
        process = subprocess.Popen([self.programs / "fashion", "--data", DATA, "--epochs", "50", "--log-interval", "1"], cwd=self.folder,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertRegex(process.stdout.readline(), "^Train Epoch: 1")
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 130, errors)
        self.assertTrue(output == "" or output.endswith("\n"), output[-100:])
        self.assertEqual(os.listdir(self.folder), [])


if __name__ == "__main__":
    unittest.main()
