from pprint import pprint, pformat
import pprint as pp

config = {"lr": 0.1, "layers": [64, 128, 256], "name": "x" * 30, "opt": {"type": "adam", "betas": (0.9, 0.999)}, "path": "y" * 40}
pprint(config)
pprint([1, 2, 3])
print(pformat({"b": 1, "a": 2}))
pp.pprint(config, width=40)
pprint(list(range(60)))
pp.PrettyPrinter(indent=4).pprint(config)
pprint({1, 3, 2})
pprint("a long text " * 12)
