"""Settings and results as YAML."""
import io

import yaml

config = {"lr": 1e-05, "epochs": 10, "model": {"name": "resnet", "layers": [64, 128], "dropout": None, "norm": True}, "tags": [], "note": "a: b"}
print(yaml.dump(config))
print(yaml.dump(config, default_flow_style=False, sort_keys=False))
out = io.StringIO()
yaml.safe_dump({"best": 0.5, "runs": [{"seed": 1, "loss": 0.25}, {"seed": 2, "loss": float("inf")}]}, out)
print(out.getvalue())
texts = ["yes", "1", "1.0", "", "null", "~", "it's", 'say "x"', "#no", "- x", "-x", "a-b", "x #y", "end:", "[x]", "%x", " lead", "a\nb", "\t", "\u00e9", "2020-01-01", "plain text"]
print(yaml.dump(texts))
print(yaml.dump({"long": "word " * 30 + "end", "quoted": "it: " * 25 + "x"}))
print(yaml.dump([[1, [2, 3]], {"a": [{"b": {}}]}, "x"]), yaml.dump("text"), yaml.dump(3), yaml.safe_dump((1, 2)))
print(yaml.dump({"shape": (1, 2), "names": [("a", 1)]}))
assert yaml.safe_load(yaml.dump(config)) == config
