"""set_defaults of the main parser: of options, and of names that are no options."""
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.1, help="default: %(default)s")
parser.add_argument("--epochs", type=int)
parser.add_argument("--name", default="run")
parser.set_defaults(lr=0.01, epochs=7, version=3, tag="a", ratio=0.5)
parser.add_argument("--tag")
args = parser.parse_args([])
print(args.lr, args.epochs, args.name, args.version, args.tag, args.ratio)
print(args)
args = parser.parse_args(["--lr", "1", "--epochs", "2", "--tag", "b"])
print(args.lr, args.epochs, args.version, args.tag)

config = {"lr": 0.3, "name": "from file"}
parser.set_defaults(name=config["name"])
print(parser.parse_args([]).name)
