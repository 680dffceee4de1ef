# args: ["data.csv", "out", "--lr", "1e-3", "-n", "3", "--verbose"]
"""Positional arguments, short flags, types."""
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("source")
parser.add_argument("target", nargs="?", default="result")
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("-n", "--num-epochs", type=int, default=1)
parser.add_argument("--verbose", "-v", action="store_true")
args = parser.parse_args()
for epoch in range(args.num_epochs):
    print(args.source, args.target, epoch, args.lr * (epoch + 1))
if args.verbose:
    print("done", args)
