import json
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=1)
parser.add_argument("--gamma", type=float, default=0.7)
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--clip", type=float, default=None)
args = parser.parse_args([])
print(args.lr, args.gamma, args.epochs, args.clip)
print(args.lr * 2, f"{args.lr:.3f}", args)
args2 = parser.parse_args(["--lr", "2", "--clip", "1"])
print(args2.lr, args2.clip)
lr = args.lr
lr *= args.gamma
print(lr)
state = {"epoch": 1, "best": 0, "lr": args.lr}
print(json.dumps(state))
state["best"] = 0.5
print(json.dumps(state), json.dumps([1, 2.0, True, None, 0.1]))
total = 0
for v in (0.5, 1):
    total += v
print(json.dumps({"total": total, "n": 2}))
back = json.loads('{"a": 1, "b": 1.0, "c": [1, 2.5]}')
print(back, back["a"] + back["b"], back["c"])
