"""Subcommands with options of their own, and the function of each in set_defaults."""
import argparse


def train(args):
    print(f"training for {args.epochs} epochs, lr={args.lr}, on {args.device}")
    return args.epochs * args.lr


def evaluate(args):
    print("evaluating", args.checkpoint, "verbose" if args.verbose else "quiet", args.split)
    return 0.0


def export(args):
    print("exporting", args.checkpoint, "as", args.format, args.opset)
    return -1.0


def build_parser():
    parser = argparse.ArgumentParser(prog="tool", description="Train and evaluate models.")
    parser.add_argument("--verbose", "-v", action="store_true", help="say more")
    parser.add_argument("--device", default="cpu", choices=["cpu", "cuda"])
    subparsers = parser.add_subparsers(dest="command", required=True, help="what to do")

    p_train = subparsers.add_parser("train", help="train a model", aliases=["t"])
    p_train.add_argument("--epochs", type=int, default=10, help="how long (default: %(default)s)")
    p_train.add_argument("--lr", type=float, default=0.1)
    p_train.set_defaults(func=train)

    p_eval = subparsers.add_parser("evaluate", help="evaluate a checkpoint", description="Runs a checkpoint on a split.")
    p_eval.add_argument("checkpoint", help="path of the checkpoint")
    p_eval.add_argument("--split", default="test")
    p_eval.set_defaults(func=evaluate)

    p_export = subparsers.add_parser("export")
    p_export.add_argument("checkpoint")
    p_export.add_argument("--format", choices=("onnx", "torchscript"), default="onnx")
    p_export.add_argument("--opset", type=int)
    p_export.set_defaults(func=export)
    return parser


def main():
    parser = build_parser()
    for line in ("train --epochs 3 --lr 0.5", "-v evaluate best.pt --split val", "export a.pt --format torchscript --opset 12",
                 "--device cuda train", "t --lr=2", "export b.pt"):
        args = parser.parse_args(line.split())
        print(args.command, args.func(args))
    parser.print_help()
    parser.parse_args(["evaluate", "--help"])


main()
