#!/usr/bin/env python3
"""Training idioms, a few lines each: converted and run, every number within 1e-6 (relative) of PyTorch's.

All snippets are run as the translator chooses (--grad=auto) and with recorded graphs; those whose backward it lifts by itself are
run together once more, lifted. The snippets that are lifted are listed in lifted.txt: one that is no more is a fault.
usage: run_snippets.py TORCH2MLX WORK [NAME...]     --update: write lifted.txt
"""
import os
import re
import subprocess
import sys

import snippets

NUMBER = re.compile(r"-?\d+\.?\d*(?:e[-+]?\d+)?")
LIFTED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lifted.txt")


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=600, check=False)


def is_near(ours, theirs, scale):
    return abs(ours - theirs) <= 1e-6 * max(abs(theirs), scale)


def difference(ours, theirs):
    """The first line that differs, or None. Of the numbers of one line the largest sets the scale of rounding."""
    for a, b in zip(ours.splitlines() + ["<end>"], theirs.splitlines() + ["<end>"]):
        x, y = [float(n) for n in NUMBER.findall(a)], [float(n) for n in NUMBER.findall(b)]
        scale = max([abs(n) for n in y], default=0)
        if NUMBER.split(a) != NUMBER.split(b) or not all(is_near(p, q, scale) for p, q in zip(x, y)):
            return f"prints   {a}\n    PyTorch  {b}"
    return None


class Runner:
    def __init__(self, torch2mlx, work):
        self.torch2mlx, self.work = torch2mlx, work
        self.runs, self.faults = 0, []
        os.makedirs(work, exist_ok=True)

    def convert(self, file, names, mode, label):
        script = os.path.join(self.work, f"{label}.py")
        with open(script, "w", encoding="utf-8") as out:
            out.write(file.program(names))
        project = os.path.join(self.work, label + "_c")
        return project, run([self.torch2mlx, "convert", script, "-o", project, f"--grad={mode}", "--force"])

    def is_lifted(self, file, name):
        project, done = self.convert(file, [name], "lift", f"{file.file}_{name}")
        run(["rm", "-rf", project])
        return done.returncode == 0

    def check(self, file, names, mode):
        """Builds and runs these snippets as one program."""
        label = f"{file.file}_{mode}"
        project, converted = self.convert(file, names, mode, label)
        if converted.returncode:
            self.faults.append(f"{label}: convert exits with {converted.returncode}\n{converted.stderr}")
            return
        built = run([self.torch2mlx, "build", project])
        if built.returncode:
            self.faults.append(f"{label}: does not build\n{built.stdout}{built.stderr}")
            return
        done = run([os.path.join(project, "build", label)])
        ours, theirs = snippets.outputs(done.stdout), snippets.recorded(file)
        for name in names:
            self.runs += 1
            fault = difference(ours.get(name, ""), theirs.get(name, "<not recorded>"))
            if fault:
                self.faults.append(f"{name} ({file.file}, {mode}): {fault}\n{done.stderr if name not in ours else ''}")


def listed():
    with open(LIFTED, encoding="utf-8") as file:
        return set(file.read().split())


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    wanted = arguments[2:]
    runner, lifted = Runner(*arguments[:2]), []
    for file in snippets.all_files():
        names = [name for name in file.names if not wanted or name in wanted or file.file in wanted]
        if not names:
            continue
        can_lift = [name for name in names if runner.is_lifted(file, name)]
        lifted += can_lift
        runner.check(file, names, "auto")
        runner.check(file, names, "record")
        if can_lift:
            runner.check(file, can_lift, "lift")
    if "--update" in sys.argv:
        with open(LIFTED, "w", encoding="utf-8") as out:
            out.writelines(name + "\n" for name in lifted)
    elif not wanted:
        runner.faults += [f"{name} is not lifted any more" for name in sorted(listed() - set(lifted))]
    print("\n".join(runner.faults))
    print(f"{runner.runs} runs of snippets, {len(lifted)} of them lifted; {len(runner.faults)} faults")
    sys.exit(1 if runner.faults or not runner.runs else 0)


if __name__ == "__main__":
    main()
