import argparse

DEFAULTS = {"lr": 0.1, "epochs": 10, "name": "run"}


def build():
    parser = argparse.ArgumentParser(prog="train")
    for key, value in DEFAULTS.items():
        parser.add_argument(f"--{key}", type=type(value), default=value, help=f"{key} to use")
    for part in ["train", "test"]:
        parser.add_argument("--" + part + "-dir", type=str, default=f"data/{part}")
    return parser


args = build().parse_args(["--lr", "0.5", "--test-dir", "x"])
print(args.lr, args.epochs, args.name)
print(args.train_dir, getattr(args, "test_dir"))
for key in DEFAULTS:
    print(key, getattr(args, key))
print(vars(args))
print(args)
