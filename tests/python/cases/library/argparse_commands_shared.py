"""Options that all commands share, and what happens if none is given."""
import argparse


def add_common_args(parser):
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", default="runs")


def train(args):
    print("train", args.seed, args.out, args.lr)


def test(args):
    print("test", args.seed, args.out)


def main(argv=None):
    parser = argparse.ArgumentParser(prog="x")
    sub = parser.add_subparsers(dest="cmd", title="commands")
    a = sub.add_parser("train", help="trains")
    add_common_args(a)
    a.add_argument("--lr", type=float, default=0.1)
    a.set_defaults(func=train)
    b = sub.add_parser("test", help="tests")
    add_common_args(b)
    b.set_defaults(func=test)
    for p in (a, b):
        p.add_argument("--quiet", action="store_true")
    args = parser.parse_args(argv)
    if not hasattr(args, "func"):
        parser.print_help()
        return
    args.func(args)
    print(args.quiet, args.cmd)


main([])
main(["train", "--seed", "3", "--quiet"])
main(["test", "--out", "here"])
