# args: ["-a", "net44", "--width", "3"]
import argparse
import zoo
model_names = sorted(name for name in zoo.__dict__ if name.islower() and not name.startswith("__") and callable(zoo.__dict__[name]))
parser = argparse.ArgumentParser(description="train")
parser.add_argument("--arch", "-a", metavar="ARCH", default="net20", choices=model_names, help="model architecture: " + " | ".join(model_names) + " (default: net20)")
parser.add_argument("--width", type=int, default=2, help=f"width of {model_names[0]}")
args = parser.parse_args()
model = zoo.__dict__[args.arch]()
print(args.arch, model, model.forward(2))
wide = zoo.__dict__["net44"](width=args.width)
print(wide.forward(3))
parser.print_help()
import importlib
from importlib import import_module

again = importlib.import_module("zoo")
print(again.net20(4), getattr(again, "net" + str(44))())
math = import_module("math")
print(math.sqrt(4), "net20" in vars(zoo), "net56" in zoo.__dict__)
print([name for name in dir(zoo) if not name.startswith("_")])
