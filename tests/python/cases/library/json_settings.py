"""Settings from JSON with defaults, changed and written back."""
import json
import os

defaults = {"lr": 0.001, "epochs": 2}
path = "settings.json"
if not os.path.exists(path):
    with open(path, "w") as f:
        json.dump(defaults, f)
with open(path) as f:
    settings = json.load(f)
settings["epochs"] = settings["epochs"] + 3
settings["tags"] = ["a", "b"]
text = json.dumps(settings, indent=2, sort_keys=True)
print(text)
for epoch in range(settings["epochs"]):
    print(epoch, settings["lr"] / (epoch + 1))
print(json.loads(text) == settings, json.dumps([True, None, 1.0, "x\n"]))
