import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--no-cuda", action="store_true")
parser.add_argument("--seed", type=int, default=None)
args = parser.parse_args([])
print(args)
args.device = "cpu"
args.cuda = not args.no_cuda
args.sizes = [1, 2]
args.lr = 0.5
print(args)
args.steps = 3 * 2
args.steps += 1
print(f"{args}")
if args.seed is None:
    args.seed = 7
args.name = None
print(str(args), args.steps)
