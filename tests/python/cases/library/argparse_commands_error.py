"""A command that there is not: the usage and the names of all on stderr, exit 2."""
import argparse

parser = argparse.ArgumentParser(description="Data tools")
parser.add_argument("root")
commands = parser.add_subparsers(title="commands", description="what can be done", dest="command", metavar="COMMAND")
split = commands.add_parser("split", help="make the splits")
split.add_argument("--ratio", type=float, default=0.8)
stats = commands.add_parser("stats", help="print statistics")
stats.add_argument("--by", nargs="+", default=["label"])
args = parser.parse_args(["data", "stats", "--by", "label", "author"])
print(args.root, args.command, args.by)
args = parser.parse_args(["data", "split"])
print(args.root, args.command, args.ratio)
args = parser.parse_args(["data"])
print(args.root, args.command)
if args.command is None:
    parser.print_help()
split.print_usage()
parser.parse_args(["data", "merge"])
