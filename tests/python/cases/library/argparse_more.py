import argparse
p = argparse.ArgumentParser()
p.add_argument("--epochs", type=int, default=3)
args, unknown = p.parse_known_args(["--epochs", "5", "--other", "7"])
print(args.epochs, unknown)
names = sorted(["resnet", "vgg", "alex"])
q = argparse.ArgumentParser(description="Choices")
q.add_argument("--arch", choices=names, default="vgg", help="model: " + " | ".join(names) if False else "model")
q.add_argument("--sizes", type=int, nargs="*", action="extend")
print(q.parse_args(["--arch", "alex", "--sizes", "1", "2", "--sizes", "3"]))
def str2bool(v):
    if v.lower() in ("yes", "true"):
        return True
    if v.lower() in ("no", "false"):
        return False
    raise argparse.ArgumentTypeError("Boolean value expected.")
r = argparse.ArgumentParser()
r.add_argument("--flag", type=str2bool, nargs="?", const=True, default=False)
print(r.parse_args(["--flag"]).flag, r.parse_args(["--flag", "no"]).flag)
