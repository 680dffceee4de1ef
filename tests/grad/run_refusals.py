#!/usr/bin/env python3
"""Every reason for which a backward() is not lifted, each by the lines of a user's script that meet it: the reason is shown at the line.

A case of refusals.txt is `== reason` and a script's body; it stands in a loop behind the lines of HEAD. What cannot be lifted is converted with
recorded graphs, so each case must also convert without --grad=lift.
usage: run_refusals.py TORCH2MLX WORK
"""
import pathlib
import re
import subprocess
import sys

HEAD = '''\
import torch
import torch.nn as nn
import torch.nn.functional as F

net, other = nn.Linear(3, 2), nn.Linear(3, 2)
opt = torch.optim.SGD(net.parameters(), lr=0.1)
x, y = torch.randn(4, 3), torch.randn(4, 2)
'''


def convert(torch2mlx, script, *options):
    project = script.with_suffix("")
    return subprocess.run([torch2mlx, "convert", str(script), "-o", str(project), "--force", *options], text=True, timeout=60, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def main():
    torch2mlx, work = sys.argv[1], pathlib.Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)
    text = (pathlib.Path(__file__).parent / "refusals.txt").read_text(encoding="utf-8")
    parts = re.split(r"^== (.*)\n", text, flags=re.M)
    faults, count = [], 0
    for number, (reason, body) in enumerate(zip(parts[1::2], parts[2::2])):
        script = work / f"case_{number}.py"
        script.write_text(HEAD + body, encoding="utf-8")
        count += 1
        lifted = convert(torch2mlx, script, "--grad=lift")
        if lifted.returncode == 0 or reason not in lifted.stdout:
            faults.append(f"{reason}: --grad=lift exits with {lifted.returncode} and says\n{lifted.stdout}")
        recorded = convert(torch2mlx, script)
        if recorded.returncode:
            faults.append(f"{reason}: does not convert\n{recorded.stdout}")
    print("\n".join(faults))
    print(f"{count} reasons, {len(faults)} faults")
    sys.exit(1 if faults or not count else 0)


if __name__ == "__main__":
    main()
