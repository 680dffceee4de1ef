"""Modules that the trainer does without (plots, loggers of other programs): their values leave no trace, what is computed on the way stays."""
import unittest

from support import CONVERTED, Case, check, run

SCRIPT = '''
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import wandb
from matplotlib import pyplot, cm
from matplotlib.ticker import MaxNLocator
from torch.utils.tensorboard import SummaryWriter

calls = []


def values(n):
    calls.append(n)
    return [float(i) for i in range(n)]


writer = SummaryWriter("runs", comment=f"_{len(calls)}")
plt.figure(figsize=(3, 4))
plt.plot(values(2), [x * 2 for x in values(3)], "r-", label="a %d" % len(calls))
fig, (top, bottom) = plt.subplots(2, 1)
axes = fig.add_subplot(111)
axes.xaxis.set_major_locator(MaxNLocator(integer=True))
line, = axes.plot(values(4))
line.set_data(calls, calls)
top.title = "done"
with plt.style.context("ggplot"):
    print("inside", calls)
for step, value in enumerate(values(3)):
    writer.add_scalar("loss/train", value * 2, step)
    wandb.log({"loss": value, "step": step})
plt.savefig("x.png")
plt.show()
writer.close()
print("calls", calls)
'''


class Dropped(Case):
    def test_what_is_computed_on_the_way_stays(self):
        self.write("plots.py", SCRIPT)
        process = self.torch2mlx("convert", "plots.py", "-o", "out")
        self.assert_code(process, CONVERTED)
        check(self.torch2mlx("build", "out"), 0)
        done = run(self.folder / "out" / "build" / "plots")
        self.assertEqual(done.stdout, "inside [2, 3, 4]\ncalls [2, 3, 4, 3]\n")
        text = (self.folder / "out" / "plots.c").read_text()
        for word in ("plt", "writer", "wandb", "axes"):
            self.assertNotIn(word, text)
        self.assertIn("plots are not drawn", (self.folder / "out" / "MIGRATION.md").read_text())

    def test_a_loop_that_a_plot_decides_is_a_todo(self):
        self.write("loop.py", "import matplotlib.pyplot as plt\nfig, axes = plt.subplots(2)\nfor ax in axes:\n    print('plot')\n")
        process = self.torch2mlx("convert", "loop.py", "-o", "out")
        self.assert_code(process, 1)
        self.assertRegex(process.stderr, r"loop.py:3:11: todo: ")


if __name__ == "__main__":
    unittest.main()
