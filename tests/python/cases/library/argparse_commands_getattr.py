"""hasattr and getattr of options that only some commands have; a function assigned to the namespace."""
import argparse


def run_a(args):
    return f"a: {args.x}"


def run_b(args):
    return f"b: {args.y}"


parser = argparse.ArgumentParser()
sub = parser.add_subparsers(dest="cmd")
a = sub.add_parser("a")
a.add_argument("--x", type=int, default=1)
b = sub.add_parser("b")
b.add_argument("--y", type=int, default=2)
for words in (["a"], ["b", "--y", "7"], []):
    args = parser.parse_args(words)
    print(args.cmd, getattr(args, "x", 50), getattr(args, "y", None), hasattr(args, "x"), hasattr(args, "z"))
    print(args)
    if args.cmd == "a":
        args.run = run_a
    else:
        args.run = run_b
    if args.cmd:
        print(args.run(args))
if args.cmd is None:
    parser.error("no command")
