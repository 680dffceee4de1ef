import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--cuda", action="store_true")
args = parser.parse_args([])
args.device = "cpu"
args.steps = 3
print(args)
print(vars(args))
args, rest = parser.parse_known_args(["--lr", "2", "--other", "x"])
print(args, rest)
ns = parser.parse_args(["--cuda"], namespace=argparse.Namespace(extra=1))
print(ns.extra, ns.cuda, ns)
