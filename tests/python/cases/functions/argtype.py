# args: ["--lr", "0.5", "--flag", "yes", "--sizes", "1,2,3"]
import argparse


def str2bool(text):
    if text.lower() in ("yes", "true", "1"):
        return True
    if text.lower() in ("no", "false", "0"):
        return False
    raise argparse.ArgumentTypeError("boolean expected")


def int_list(text):
    return [int(part) for part in text.split(",")]


def main(args):
    print(args.lr, args.flag, args.sizes, args.half)
    return args.lr * 2


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--flag", type=str2bool, default=False)
    parser.add_argument("--sizes", type=int_list, default=[4])
    parser.add_argument("--half", type=lambda s: float(s) / 2, default=1.0)
    print(main(parser.parse_args()))
