#!/usr/bin/env python3
"""Random training loops: zero_grad, forward, backward, step, detach, no_grad, accumulation, clipping, tied weights in any order that PyTorch allows;
several optimizers, schedules, groups, freezing, hooks, kept graphs, GAN pairs, states of recurrent cells, disabled autocast, copies of models.

Each seed is a function of a generated script. All are run with recorded graphs; those whose backward is lifted are run lifted too, and must print
the same numbers (1e-6 relative a step); with --pytorch PYTHON all must print what PyTorch prints.
usage: training_loops.py TORCH2MLX WORK FIRST COUNT [--pytorch PYTHON]      training_loops.py --show SEED
"""
import os
import pathlib
import random
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "idioms"))
import run_snippets
import snippets

HEAD = '''\
import copy

import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim


def show(net):
    for name, p in net.named_parameters():
        print(name, p.detach().flatten().tolist())


class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.inner = nn.Linear(3, width)
        self.outer = nn.Linear(width, 2)

    def forward(self, x):
        return self.outer(torch.tanh(self.inner(x)))


class Tied(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.embed = nn.Linear(3, width, bias=False)
        self.back = nn.Linear(3, width, bias=False)
        self.back.weight = self.embed.weight
        self.head = nn.Linear(width, 2)

    def forward(self, x):
        return self.head(torch.relu(self.embed(x)) + torch.sigmoid(self.back(x)))


class Cell(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.cell = nn.GRUCell(3, width)
        self.head = nn.Linear(width, 2)

    def forward(self, x, h):
        h = self.cell(x, h)
        return self.head(h), h


def step_of(net, optimizer, x, y, limit=None):
    optimizer.zero_grad()
    loss = F.mse_loss(net(x), y)
    loss.backward()
    if limit is not None:
        nn.utils.clip_grad_norm_(net.parameters(), limit)
    optimizer.step()
    return loss.item()
'''

OPTIMIZERS = ["optim.SGD({}, lr=0.05)", "optim.SGD({}, lr=0.05, momentum=0.9)", "optim.Adam({}, lr=0.01)", "optim.RMSprop({}, lr=0.005)",
              "optim.AdamW({}, lr=0.01)", "optim.SGD({}, lr=0.02, weight_decay=0.1)", "optim.Adagrad({}, lr=0.02)",
              "optim.SGD({}, lr=0.05, momentum=0.8, nesterov=True)", "optim.NAdam({}, lr=0.01)", "optim.Adam({}, lr=0.01, amsgrad=True)"]
SCHEDULES = ["optim.lr_scheduler.StepLR(opt, 2, gamma=0.5)", "optim.lr_scheduler.ExponentialLR(opt, 0.8)",
             "optim.lr_scheduler.CosineAnnealingLR(opt, T_max=4)", "optim.lr_scheduler.LambdaLR(opt, lambda n: 1.0 / (n + 1))",
             "optim.lr_scheduler.MultiStepLR(opt, milestones=[1, 3], gamma=0.3)"]


class Loop:
    """One function; `lines` with four spaces for each level."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.name = f"loop_{seed}"
        self.names = 0

    def put(self, depth, text):
        self.lines.append("    " * depth + text)

    def chance(self, probability):
        return self.random.random() < probability

    def new(self, name):
        self.names += 1
        return f"{name}_{self.names}"

    # ---- what a loss is made of

    def output(self, depth, x):
        """The name of a forward's result."""
        out = self.new("out")
        self.put(depth, f"{out} = net({x})")
        return out

    def goal(self, depth):
        """What the outputs are compared with: never a part of the graph."""
        kind = self.random.randrange(4)
        if kind == 0:
            goal = self.new("goal")
            self.put(depth, "with torch.no_grad():")
            self.put(depth + 1, f"{goal} = net(x + 1.0) * 0.5 + y")
            return goal
        if kind == 1:
            return "(net(x).detach() * 0.9 + y * 0.1)"
        return "y"

    def term(self, depth, out, goal):
        return self.random.choice([f"F.mse_loss({out}, {goal})", f"({out} - {goal}).abs().pow(1.5).mean()", f"F.smooth_l1_loss({out}, {goal})",
                                   f"(({out} - {goal}) ** 2).sum(1).mean()", f"torch.exp(-{out}).mean()"])

    def loss(self, depth, x):
        name = self.new("loss")
        kind = self.random.randrange(6)
        if kind == 0:
            self.put(depth, f"{name} = 0")
            self.put(depth, "for k in range(2):")
            out = self.output(depth + 1, f"{x} * (k + 1)")
            self.put(depth + 1, f"{name} = {name} + {self.term(depth, out, 'y')}")
            return name
        out = self.output(depth, x)
        goal = self.goal(depth)
        text = self.term(depth, out, goal)
        if kind == 1:
            text += " + 0.01 * sum(p.pow(2).sum() for p in net.parameters())"
        elif kind == 2:
            text += f" + 0.1 * {self.term(depth, self.output(depth, x + ' * 0.5'), goal)}"
        elif kind == 3:
            self.put(depth, f"{out} = {out} * {out}.detach().abs().mean()")
        if self.chance(0.1):
            self.put(depth, 'with torch.autocast("cpu", enabled=False):')
            depth += 1
        self.put(depth, f"{name} = {text}")
        return name

    # ---- the loop

    def clear(self, depth):
        self.put(depth, self.random.choice(["opt.zero_grad()", "opt.zero_grad()", "net.zero_grad()", "opt.zero_grad(set_to_none=False)"]))

    def update(self, depth):
        kind = self.random.randrange(6)
        if kind == 0:
            self.put(depth, "nn.utils.clip_grad_norm_(net.parameters(), 0.5)")
        elif kind == 1:
            self.put(depth, "nn.utils.clip_grad_value_(net.parameters(), 0.1)")
        elif kind == 2 and self.may_record:
            self.put(depth, "for p in net.parameters():")
            self.put(depth + 1, "if p.grad is not None:")
            self.put(depth + 2, "p.grad.mul_(0.5)")
        self.put(depth, "opt.step()")
        if self.chance(0.15):
            self.put(depth, "with torch.no_grad():")
            self.put(depth + 1, "for p in net.parameters():")
            self.put(depth + 2, "p.clamp_(-0.8, 0.8)")

    def between(self, depth):
        """What trainers do between two turns."""
        kind = self.random.randrange(7)
        if kind == 0:
            self.put(depth, "if i == 1:")
            self.put(depth + 1, "for p in list(net.parameters())[:2]:")
            self.put(depth + 2, "p.requires_grad = False")
        elif kind == 1:
            self.put(depth, "for group in opt.param_groups:")
            self.put(depth + 1, "group['lr'] *= 0.7")
        elif kind == 2:
            self.put(depth, "if i == 0:")
            self.put(depth + 1, "saved = copy.deepcopy(net.state_dict())")
            self.put(depth, "elif i == 2:")
            self.put(depth + 1, "net.load_state_dict(saved)")
        elif kind == 3:
            self.put(depth, "with torch.no_grad():")
            self.put(depth + 1, "for p, q in zip(average.parameters(), net.parameters()):")
            self.put(depth + 2, "p.mul_(0.9).add_(q, alpha=0.1)")
        elif kind == 4:
            self.put(depth, "average = copy.deepcopy(net)")
            self.put(depth, "print(F.mse_loss(average(x), y).item())")
        elif kind == 5:
            self.put(depth, "for p in net.head.parameters() if isinstance(net, Tied) else net.outer.parameters():")
            self.put(depth + 1, "p.requires_grad_(i % 2 == 0)")

    def pair(self):
        """A GAN's two losses and optimizers."""
        first, second = (self.random.choice(OPTIMIZERS).format(f"{net}.parameters()") for net in ("maker", "judge"))
        self.put(1, f"maker, judge = Net({self.random.choice([2, 3])}), nn.Sequential(nn.Linear(2, 3), nn.LeakyReLU(0.2), nn.Linear(3, 1))")
        self.put(1, f"first, second = {first}, {second}")
        self.put(1, f"for i in range({self.random.choice([2, 3])}):")
        if self.chance(0.5):
            self.put(2, "fake = maker(x)")
            self.put(2, "second.zero_grad()")
            self.put(2, "d_loss = F.softplus(judge(fake.detach())).mean() + F.softplus(-judge(y)).mean()")
            self.put(2, "d_loss.backward()")
            self.put(2, "second.step()")
        else:
            self.put(2, "second.zero_grad()")
            self.put(2, "with torch.no_grad():")
            self.put(3, "fake = maker(x)")
            self.put(2, "d_loss = judge(fake).mean() - judge(y).mean() + sum(p.pow(2).sum() for p in judge.parameters())")
            self.put(2, "d_loss.backward()")
            self.put(2, "second.step()")
            self.put(2, "fake = maker(x)")
        frozen = self.chance(0.3)
        if frozen:
            self.put(2, "for p in judge.parameters():")
            self.put(3, "p.requires_grad = False")
        self.put(2, "first.zero_grad()")
        self.put(2, "g_loss = F.softplus(-judge(fake)).mean()" + self.random.choice(["", " + 0.1 * F.l1_loss(fake, y)"]))
        self.put(2, "g_loss.backward()")
        if self.chance(0.3):
            self.put(2, "print(nn.utils.clip_grad_norm_(maker.parameters(), 0.2).item())")
        self.put(2, "first.step()")
        if frozen:
            self.put(2, "for p in judge.parameters():")
            self.put(3, "p.requires_grad = True")
        self.put(2, "print(d_loss.item(), g_loss.item())")
        self.put(1, "show(maker)")
        self.put(1, "show(judge)")

    def recurrent(self):
        """The state of a cell goes from turn to turn, cut off or renewed."""
        self.put(1, "net = Cell(3)")
        self.put(1, "opt = " + self.random.choice(OPTIMIZERS).format("net.parameters()"))
        self.put(1, "h = torch.zeros(6, 3)")
        self.put(1, "for i in range(3):")
        way = self.random.randrange(3)
        if way == 0:
            self.put(2, "h = h.detach()")
        elif way == 1:
            self.put(2, "h = torch.zeros(6, 3)")
        self.put(2, "loss = 0")
        self.put(2, f"for k in range({self.random.choice([2, 3])}):")
        self.put(3, "out, h = net(x * (k + 1), h)")
        self.put(3, "loss = loss + F.mse_loss(out, y)")
        self.put(2, "opt.zero_grad()")
        if way == 2 and self.chance(0.5):
            self.put(2, "loss.backward(retain_graph=True)")
            self.put(2, "h = h.detach()")
        else:
            self.put(2, "loss.backward()")
            if way == 2:
                self.put(2, "h = h.data")
        self.put(2, "opt.step()")
        self.put(2, "print(loss.item())")
        self.put(1, "show(net)")

    def helpers(self):
        self.put(1, f"nets = [Net(2), {self.random.choice(['Net(3)', 'Tied(2)'])}]")
        self.put(1, "opts = [" + ", ".join(self.random.choice(OPTIMIZERS).format(f"nets[{k}].parameters()") for k in range(2)) + "]")
        self.put(1, "for i in range(3):")
        self.put(2, f"print([step_of(net, opt, x, y{self.random.choice(['', ', 0.1', ', limit=0.3 if i else None'])}) for net, opt in zip(nets, opts)])")
        self.put(1, "for net in nets:")
        self.put(2, "show(net)")

    def state(self, depth):
        """What is carried from turn to turn."""
        self.put(depth, "state = state.detach() * 0.5 + net(x).detach()" if not self.keeps_graph else "state = torch.tanh(state * 0.5 + net(x))")
        self.put(depth, "extra = F.mse_loss(state, y)")

    def turn(self, depth):
        where = self.random.randrange(5)  # of zero_grad; 4: nowhere
        x = self.random.choice(["x", "x", "x * 0.5", "x + torch.randn(6, 3) * 0.1"])
        if where == 0:
            self.clear(depth)
        loss = self.loss(depth, x)
        if where == 1:
            self.clear(depth)
        self.put(depth, f"{loss}.backward()")
        if self.chance(0.2):
            self.put(depth, f"{self.loss(depth, 'x')}.backward()")
        if self.may_record and self.chance(0.15):
            self.lines[-1] = self.lines[-1].replace(".backward()", ".backward(retain_graph=True)")
            self.put(depth, self.lines[-1].strip().replace("retain_graph=True", ""))
        if self.group > 1:
            self.put(depth, f"if (i + 1) % {self.group} == 0:")
            self.update(depth + 1)
            if where >= 2:
                self.clear(depth + 1)
        else:
            self.update(depth)
            if where in (2, 3):
                self.clear(depth)
        self.put(depth, f"print({loss}.item())")

    def function(self):
        self.may_record = self.chance(0.4)
        self.keeps_graph = False
        self.group = self.random.choice([1, 1, 1, 2, 3])
        self.put(0, f"def {self.name}():")
        self.put(1, f"torch.manual_seed({self.random.randrange(1000)})")
        self.put(1, "x, y = torch.randn(6, 3), torch.randn(6, 2)")
        whole = self.random.randrange(10)
        if whole < 4:
            [self.pair, self.recurrent, self.helpers, self.pair][whole]()
            return "\n".join(self.lines) + "\n"
        self.put(1, f"net = {self.random.choice(['Net', 'Net', 'Tied'])}({self.random.choice([2, 4])})")
        parameters = "net.parameters()"
        if self.may_record and self.chance(0.3):
            parameters = "list(net.parameters()) + [scale]"
            self.put(1, "scale = torch.ones(2, requires_grad=True)")
        if parameters == "net.parameters()" and self.chance(0.2):
            parameters = '[{"params": list(net.parameters())[:1], "lr": 0.03}, {"params": list(net.parameters())[1:]}]'
        self.put(1, "opt = " + self.random.choice(OPTIMIZERS).format(parameters))
        schedule = self.chance(0.3)
        if schedule:
            self.put(1, f"schedule = {self.random.choice(SCHEDULES)}")
        self.put(1, "average = copy.deepcopy(net)")
        if self.may_record and self.chance(0.2):
            self.put(1, "next(net.parameters()).register_hook(lambda g: g * 0.5)")
        self.put(1, f"for i in range({self.random.choice([2, 3, 4])}):")
        if "scale" in parameters:
            self.put(2, "(net(x) * scale - y).pow(2).mean().backward()")
        self.turn(2)
        if self.chance(0.4):
            self.between(2)
        if schedule:
            self.put(2, "schedule.step()")
        if self.chance(0.2):
            self.put(1, "for i in range(2):")
            self.turn(2)
        self.put(1, "show(net)")
        return "\n".join(self.lines) + "\n"


def write_script(path, seeds):
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD + "".join("\n\n" + Loop(seed).function() for seed in seeds))
    return snippets.Snippets(path)


def run_mode(runner, file, names, mode):
    """{name: what it printed}, or None after a fault."""
    project, converted = runner.convert(file, names, mode, f"{file.file}_{mode}")
    built = run_snippets.run([runner.torch2mlx, "build", project]) if converted.returncode == 0 else converted
    if built.returncode:
        runner.faults.append(f"{file.file} ({mode}): {built.stdout}{built.stderr}")
        return {}
    done = run_snippets.run([os.path.join(project, "build", f"{file.file}_{mode}")])
    if done.returncode:
        runner.faults.append(f"{file.file} ({mode}) exits with {done.returncode}: {done.stderr}")
    return snippets.outputs(done.stdout)


def of_pytorch(file, python):
    done = subprocess.run([python, "-W", "ignore", "-"], input=file.program(file.names), stdout=subprocess.PIPE, text=True, check=True,
                          env=dict(os.environ, OMP_NUM_THREADS="1"))
    return snippets.outputs(done.stdout)


def compare(runner, ours, theirs, what):
    for name in ours.keys() & theirs.keys():
        runner.runs += 1
        fault = run_snippets.difference(ours[name], theirs[name])
        if fault:
            runner.faults.append(f"{name}, {what}: {fault}")


def main():
    if sys.argv[1] == "--show":
        print(HEAD + "\n\n" + Loop(int(sys.argv[2])).function())
        return
    torch2mlx, work, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    runner = run_snippets.Runner(torch2mlx, work)
    file = write_script(os.path.join(work, f"loops_{first}.py"), range(first, first + count))
    lifted = [name for name in file.names if runner.is_lifted(file, name)]
    recorded = run_mode(runner, file, file.names, "record")
    compare(runner, run_mode(runner, file, lifted, "lift") if lifted else {}, recorded, "lifted (prints) and recorded (PyTorch)")
    if "--pytorch" in sys.argv:
        compare(runner, recorded, of_pytorch(file, sys.argv[sys.argv.index("--pytorch") + 1]), "recorded")
    print("\n".join(runner.faults))
    print(f"{count} loops from {first}, {len(lifted)} of them lifted: {runner.runs} comparisons, {len(runner.faults)} faults")
    sys.exit(1 if runner.faults or len(recorded) != count else 0)


if __name__ == "__main__":
    main()
