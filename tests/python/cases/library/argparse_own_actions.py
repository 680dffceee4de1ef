import argparse
import sys


class KeyValue(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        out = {}
        for item in values:
            key, value = item.split("=")
            out[key] = value
        setattr(namespace, self.dest, out)


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return value


parser = argparse.ArgumentParser(prog="t", formatter_class=argparse.ArgumentDefaultsHelpFormatter, fromfile_prefix_chars="@")
parser.add_argument("--set", nargs="*", action=KeyValue, default={}, metavar="K=V", help="overrides")
parser.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="a switch")
parser.add_argument("--sizes", type=lambda s: [int(x) for x in s.split(",")], default=[1, 2])
parser.add_argument("--n", type=positive, default=3, help="how many")
g = parser.add_mutually_exclusive_group(required=True)
g.add_argument("--a", action="store_const", const=1)
g.add_argument("--b", action="store_const", const=2)
args = parser.parse_args(["--set", "x=1", "y=2", "--no-flag", "--sizes", "4,5", "--a"])
print(args.set, args.flag, args.sizes, args.n, args.a, args.b)
parser.print_help()
parser.parse_args(["--n", "-1", "--a"])
