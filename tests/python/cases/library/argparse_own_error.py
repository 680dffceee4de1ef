# args: ["--batch", "7"]
"""parser.error() from the program's own check."""
import argparse

parser = argparse.ArgumentParser(description="x")
parser.add_argument("--batch", type=int, default=8)
args = parser.parse_args()
if args.batch % 2:
    parser.error(f"batch must be even, not {args.batch}")
print("ok")
