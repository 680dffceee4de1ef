# args: ["--help"]
"""The help text of a trainer with groups."""
import argparse


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return value


def main():
    parser = argparse.ArgumentParser(
        description="Train a network on images.\nSecond line.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="examples:\n  train.py data --lr 0.1",
        usage="%(prog)s [options] DATA",
    )
    parser.add_argument("data", help="folder of the data set")
    model = parser.add_argument_group("model")
    model.add_argument("--arch", choices=["cnn", "mlp"], default="cnn", help="which network (default: %(default)s)")
    model.add_argument("--width", type=positive, default=64, metavar="N", help="channels of the first layer, a rather long help text that wraps")
    optim = parser.add_argument_group("optimizer", description="How it learns.")
    optim.add_argument("--lr", type=float, default=1e-3)
    optim.add_argument("--betas", type=float, nargs=2, default=[0.9, 0.999], metavar=("B1", "B2"))
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--cpu", action="store_true")
    which.add_argument("--gpu", type=int)
    parser.add_argument("--secret", help=argparse.SUPPRESS)
    parser.add_argument("--version", action="version", version="%(prog)s 1.0")
    args = parser.parse_args()
    print(args)


if __name__ == "__main__":
    main()
