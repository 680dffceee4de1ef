# args: ["--opt", "rmsprop"]
"""A choice that is none: usage and the error on stderr, exit code 2."""
import argparse

parser = argparse.ArgumentParser(prog="trainer")
parser.add_argument("--opt", choices=["sgd", "adam"], default="sgd")
print(parser.parse_args().opt)
