from collections import ChainMap

defaults = {"lr": 0.1, "momentum": 0.9}
user = {"lr": 0.01}
config = ChainMap(user, defaults)
print(config["lr"], config["momentum"], len(config), "lr" in config, config.get("decay", 0.0))
config["decay"] = 0.001
print(user, sorted(config.keys()), list(config))
print(dict(config), config)
for key, value in config.items():
    print(key, value)
child = config.new_child({"lr": 1.0})
print(child["lr"], child.parents["lr"], child.maps[0])
try:
    config["nothing"]
except KeyError as error:
    print("missing", error)
