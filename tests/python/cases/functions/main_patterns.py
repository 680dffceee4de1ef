# args: ["--steps", "3", "--mode", "fast"]
import argparse
import sys

VERBOSE = False


def parse_args(argv=None):
    parser = argparse.ArgumentParser(description="demo")
    parser.add_argument("--steps", type=int, default=1)
    parser.add_argument("--mode", choices=["fast", "slow"], default="slow")
    return parser.parse_args(argv)


def run_fast(steps):
    return steps * 10


def run_slow(steps):
    return steps


MODES = {"fast": run_fast, "slow": run_slow}


def main(args):
    global VERBOSE
    VERBOSE = args.steps > 2
    result = MODES[args.mode](args.steps)
    log("result", result, verbose=VERBOSE)
    return 0 if result else 1


def log(*parts, verbose=False):
    if verbose:
        print(">>", *parts)


if __name__ == "__main__":
    sys.exit(main(parse_args()))
