# args: []
"""A required option that is missing."""
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True, help="folder")
parser.add_argument("--out", required=True)
args = parser.parse_args()
print(args.data)
