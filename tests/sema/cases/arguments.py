import argparse


def str2bool(v):
    return v == 'yes'


parser = argparse.ArgumentParser(description='things')
parser.add_argument('input')
parser.add_argument('--batch-size', '-b', type=int, default=64)
parser.add_argument('--lr', type=float, default=1)
parser.add_argument('--name')
parser.add_argument('--flag', action='store_true')
parser.add_argument('--max-steps', type=int, default=None)
parser.add_argument('--sizes', type=int, nargs='+', default=[1, 2])
parser.add_argument('--quiet', type=str2bool, default=False, dest='silent')
group = parser.add_argument_group('more')
group.add_argument('--seed', type=int, required=True)
args = parser.parse_args()
if args.max_steps is not None and args.max_steps > 3:
    steps = args.max_steps
if args.name is None:
    print(args.batch_size + args.seed)
print(args.unknown)
