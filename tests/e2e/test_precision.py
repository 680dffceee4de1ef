"""--precision: what convert, build and run do with it, and which numbers come out. On a machine without bfloat16 products the trainer says so."""
import unittest

from support import CONVERTED, USAGE, Case, run

SCRIPT = """
    import torch
    import torch.nn as nn
    import torch.nn.functional as F

    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(64, 256), nn.Tanh(), nn.Linear(256, 64))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    x = torch.randn(128, 64)
    for step in range(5):
        optimizer.zero_grad()
        loss = F.mse_loss(model(x), x)
        loss.backward()
        optimizer.step()
        print(f'{loss.item():.9f}')
    """


class Precision(Case):
    def losses(self, *command, env=None):
        process = run(*command, cwd=self.folder, env=env)
        self.assert_code(process, 0)
        self.is_able = "no bfloat16 products" not in process.stderr
        return [float(line) for line in process.stdout.split()]

    def assert_low(self, low, full):
        self.assertEqual(len(low), 5)
        for a, b in zip(low, full):
            self.assertAlmostEqual(a, b, delta=0.005 * b)
        if self.is_able:
            self.assertNotEqual(low, full)

    def convert(self, folder, *options):
        self.write("train.py", SCRIPT)
        self.assert_code(self.torch2mlx("convert", "train.py", "-o", folder, *options), CONVERTED)
        return (self.folder / folder / "CMakeLists.txt").read_text(), (self.folder / folder / "MIGRATION.md").read_text()

    def test_of_convert_and_build(self):
        cmake, report = self.convert("plain")
        self.assertNotIn("PRECISION", cmake)
        self.assertNotIn("bfloat16", report)
        cmake, report = self.convert("low", "--precision=bf16")
        self.assertIn('set(T2M_PRECISION "bf16"', cmake)
        self.assertIn("bfloat16", report)
        for folder in ("plain", "low"):
            self.assert_code(self.torch2mlx("build", folder), 0)
        full, low = self.losses("plain/build/train"), self.losses("low/build/train")
        self.assert_low(low, full)
        self.assertEqual(self.losses("low/build/train", env={"T2M_PRECISION": "float32"}), full)
        self.assert_code(self.torch2mlx("build", "low", "--precision", "float32"), 0)
        self.assertEqual(self.losses("low/build/train"), full)
        self.assert_code(self.torch2mlx("build", "low"), 0)
        self.assertEqual(self.losses("low/build/train"), low)
        self.assert_code(self.torch2mlx("build", "plain", "--precision", "bf16"), 0)
        self.assertEqual(self.losses("plain/build/train"), low)

    def test_converted_again(self):
        self.write("train.py", SCRIPT)
        for options, is_low in (((), False), (("--precision=bf16",), True), ((), False)):
            self.assert_code(self.torch2mlx("convert", "train.py", "-o", "again", "--force", *options), CONVERTED)
            self.assert_code(self.torch2mlx("build", "again"), 0)
            losses = self.losses("again/build/train")
            full = losses if not options else full
            self.assertEqual(losses != full, is_low and self.is_able)

    def test_report(self):
        self.write("train.py", SCRIPT)
        self.assertIn('"precision": "bf16"', self.torch2mlx("report", "train.py", "--format=json", "--precision=bf16").stdout)
        self.assertIn("bfloat16", self.torch2mlx("report", "train.py", "--precision=bf16").stdout)

    def test_unknown(self):
        process = self.torch2mlx("convert", "train.py", "--precision=half")
        self.assert_code(process, USAGE)
        self.assertIn("--precision cannot be `half`; it is one of float32 bf16", process.stderr)


if __name__ == "__main__":
    unittest.main()
