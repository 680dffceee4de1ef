import argparse
import torch


def report(args):
    if args.cuda:
        never_typed()
    return args.batch_size * args.classes


parser = argparse.ArgumentParser()
parser.add_argument('--batch-size', type=int, default=64)
parser.add_argument('--seed', type=int)
args = parser.parse_args()
args.cuda = torch.cuda.is_available()
args.device = torch.device('cuda' if args.cuda else 'cpu')
args.classes = 10
if args.seed is None:
    args.seed = 3
print(args.seed + 1, report(args))
x = torch.zeros(2).to(args.device)
