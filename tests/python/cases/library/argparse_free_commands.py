import argparse
import os
import tempfile

COMMON = {"seed": 0, "threads": 2}


def train(args):
    print("train", args.lr, args.seed, args.threads, args.resume)


def evaluate(args):
    print("eval", args.checkpoint, args.seed, hasattr(args, "lr"))


def add_common(parser: argparse.ArgumentParser) -> None:
    for name, value in COMMON.items():
        parser.add_argument("--" + name, type=int, default=value)


def build():
    parser = argparse.ArgumentParser(prog="tool", fromfile_prefix_chars="@")
    subparsers = parser.add_subparsers(dest="command", required=True, title="commands", help="what to do")
    p = subparsers.add_parser("train", help="trains", aliases=["t"])
    add_common(p)
    p.add_argument("--lr", type=float, default=0.1)
    p.add_argument("--resume", action=argparse.BooleanOptionalAction, default=False)
    p.set_defaults(func=train)
    e = subparsers.add_parser("eval", help="evaluates a checkpoint")
    add_common(e)
    e.add_argument("checkpoint")
    e.set_defaults(func=evaluate)
    return parser


parser = build()
for words in (["train", "--lr", "3", "--resume"], ["eval", "model.pt", "--seed", "4"], ["t"]):
    args = parser.parse_args(words)
    args.func(args)
    print(sorted(vars(args))[:3], args.command)
try:
    print(parser.parse_args(["eval", "m"]).lr)
except AttributeError as error:
    print(error)
path = os.path.join(tempfile.mkdtemp(), "args.txt")
with open(path, "w") as f:
    f.write("train\n--lr\n7\n")
parser.parse_args(["@" + path]).func(parser.parse_args(["@" + path]))
parser.print_help()
parser.parse_args(["nothing"])
