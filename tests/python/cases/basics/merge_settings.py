import copy
import json

DEFAULTS = '{"seed": 21, "model": {"layers": [2, 24, 2], "dropout": 0.1}, "optim": {"name": "adam"}, "verbose": true, "note": null}'


def merge(base, override):
    """Deep update of a dict: nested dicts are merged, everything else is replaced."""
    result = copy.deepcopy(base)
    for key, value in override.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


defaults = json.loads(DEFAULTS)
config = merge(defaults, json.loads('{"model": {"dropout": 0.5}, "epochs": 3}'))
print(json.dumps(config, sort_keys=True))
config["model"]["layers"].append(7)
print(defaults["model"], config["model"])
shallow = copy.copy(defaults)
shallow["seed"] = 4
shallow["optim"]["name"] = "sgd"
print(defaults["seed"], shallow["seed"], defaults["optim"])
print(copy.deepcopy(defaults["verbose"]), copy.deepcopy(defaults["note"]), copy.copy(defaults["seed"]))
