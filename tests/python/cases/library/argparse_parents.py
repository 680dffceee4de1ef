"""parents=: options that several parsers share."""
import argparse


def common_parser():
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--seed", type=int, default=0, help="random seed")
    group = common.add_argument_group("logging")
    group.add_argument("--log-dir", default="runs", help="where logs go")
    return common


common = common_parser()
optim = argparse.ArgumentParser(add_help=False)
optim.add_argument("--lr", type=float, default=0.001)

parser = argparse.ArgumentParser(prog="fit", parents=[common, optim], description="fits")
parser.add_argument("--epochs", type=int, default=5)
args = parser.parse_args(["--seed", "3", "--lr", "0.5", "--log-dir", "x"])
print(args.seed, args.log_dir, args.lr, args.epochs)
print(args)
parser.print_help()

main = argparse.ArgumentParser(prog="tool")
sub = main.add_subparsers(dest="command")
train = sub.add_parser("train", parents=[common], help="trains")
train.add_argument("--batch", type=int, default=8)
test = sub.add_parser("test", parents=[common])
args = main.parse_args(["train", "--seed", "9", "--batch", "2"])
print(args.command, args.seed, args.batch, args.log_dir)
args = main.parse_args(["test", "--log-dir", "here"])
print(args.command, args.seed, args.log_dir)
print(args)
