#!/usr/bin/env python3
"""Measures the workloads of this folder: the script under PyTorch and the trainer that torch2mlx makes of it, in turn, several rounds.

Of each process: the best step that it prints, the peak memory, and the time from its start to the end of its first step. `floor` are the
products and convolutions of one step alone (kernel_floor.c). Everything goes to a table and to JSON.
Called by scripts/bench, which installs what is needed. usage: measure.py --torch2mlx BIN --python BIN --work DIR [...] [NAME...]
"""
import argparse
import json
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
WORKLOADS = ["mlp_sgd", "mlp_adam", "mnist_cnn", "resnet18", "lstm_lm", "char_gpt", "gpt2_124m"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"workloads ({', '.join(WORKLOADS)})")
    parser.add_argument("--torch2mlx", required=True)
    parser.add_argument("--python", required=True, help="the interpreter that has PyTorch")
    parser.add_argument("--work", required=True, help="where the trainers are built")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--tiers", action="store_true", help="time the trainer with recorded graphs too (convert --grad=record)")
    parser.add_argument("--precision", choices=["float32", "bf16"], default="float32", help="of the trainer's large products; PyTorch stays float32")
    parser.add_argument("--json", help="write the results there")
    args = parser.parse_args()
    unknown = [name for name in args.names if not os.path.exists(f"{HERE}/{name}.py")]
    if unknown:
        parser.error(f"there is no workload {unknown[0]}: choose from {', '.join(WORKLOADS)}")
    return args


def run_tool(command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if result.returncode:
        sys.exit(f"bench: {' '.join(command)} failed:\n{result.stdout}")
    return result.stdout


def make_trainer(args, name, tier):
    project = f"{args.work}/{name}-{tier}"
    run_tool([args.torch2mlx, "convert", f"{HERE}/{name}.py", "-o", project, "--force", f"--grad={tier}", f"--precision={args.precision}"])
    run_tool([args.torch2mlx, "build", project])
    return [f"{project}/build/{name}"]


def measure(command, threads):
    """One process: {"best": ms, "first": ms since its start, "peak": MB, "loss": text}."""
    environment = {**os.environ, "OMP_NUM_THREADS": str(threads)}
    begin, first, text = time.perf_counter(), None, ""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    for line in process.stdout:
        if first is None and line.startswith("first"):
            first = 1000 * (time.perf_counter() - begin)
        text += line
    _, status, usage = os.wait4(process.pid, 0)
    found = re.search(r"^best ([0-9.]+) ms.*loss (\S+)", text, re.M)
    if status or not found or first is None:
        sys.exit(f"bench: {' '.join(command)} gave no times (status {status}):\n{text}")
    return {"best": float(found[1]), "first": first, "peak": usage.ru_maxrss / 1024, "loss": found[2]}


def least(runs, key):
    return min(run[key] for run in runs)


def measure_workload(args, name):
    commands = {"torch": [args.python, f"{HERE}/{name}.py"], "ours": make_trainer(args, name, "auto")}
    if args.tiers:
        commands["record"] = make_trainer(args, name, "record")
    runs = {side: [] for side in commands}
    for _ in range(args.rounds):
        for side, command in commands.items():
            runs[side].append(measure(command, args.threads))
    return {side: {key: least(of, key) for key in ("best", "first", "peak")} | {"loss": of[0]["loss"]} for side, of in runs.items()}


def floors(args):
    """Name of the workload -> milliseconds; empty where oneDNN's headers are missing."""
    program = f"{args.work}/kernel_floor"
    compiler = os.environ.get("CC", "cc")
    result = subprocess.run([compiler, "-O2", "-std=gnu11", f"{HERE}/kernel_floor.c", "-o", program, "-ldnnl"], stderr=subprocess.PIPE,
                            text=True, check=False)
    if result.returncode:
        print(f"bench: no floor: {result.stderr.splitlines()[0] if result.stderr else 'the compiler failed'}", file=sys.stderr)
        return {}
    least_of = {}
    for _ in range(args.rounds):
        output = subprocess.run([program], stdout=subprocess.PIPE, text=True, check=True,
                                env={**os.environ, "OMP_NUM_THREADS": str(args.threads)}).stdout
        for line in output.splitlines():
            name, milliseconds = line.split()
            least_of[name] = min(float(milliseconds), least_of.get(name, float("inf")))
    return least_of


def row(name, found, floor):
    torch, ours = found["torch"], found["ours"]
    cells = [f"{name:<10}", f"{torch['best']:10.2f}", f"{ours['best']:10.2f}", f"{torch['best'] / ours['best']:8.2f}",
             f"{floor:8.2f}" if floor else f"{'':8}", f"{ours['best'] / floor:10.2f}" if floor else f"{'':10}",
             f"{torch['peak']:10.0f}", f"{ours['peak']:8.0f}", f"{ours['peak'] / torch['peak']:8.2f}",
             f"{torch['first']:12.0f}", f"{ours['first']:11.0f}"]
    if "record" in found:
        cells.append(f"{found['record']['best'] / ours['best']:14.2f}")
    return " ".join(cells)


def main():
    args = arguments()
    os.makedirs(args.work, exist_ok=True)
    floor = floors(args)
    head = (f"{'workload':<10} {'PyTorch ms':>10} {'ours ms':>10} {'PyT/ours':>8} {'floor ms':>8} {'ours/floor':>10} "
            f"{'PyTorch MB':>10} {'ours MB':>8} {'of it':>8} {'PyT first ms':>12} {'first ms':>11}")
    print(f"{args.threads} threads, the best of {args.rounds} rounds" + (", recorded: tier B / tier A" if args.tiers else "") +
          (", products in bfloat16 (PyTorch in float32)" if args.precision == "bf16" else ""))
    print(head + (f" {'recorded':>14}" if args.tiers else ""))
    results = {"threads": args.threads, "precision": args.precision, "rounds": args.rounds, "floor": floor, "workloads": {}}
    for name in args.names or WORKLOADS:
        found = measure_workload(args, name)
        results["workloads"][name] = found
        print(row(name, found, floor.get("mlp_sgd" if name == "mlp_adam" else name)), flush=True)
    if args.json:
        with open(args.json, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=1)


if __name__ == "__main__":
    main()
