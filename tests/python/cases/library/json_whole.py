import json
config = {"lr": 0.1, "layers": [1, 2, 3], "name": "run", "flag": True, "none": None}
text = json.dumps(config)
print(text)
back = json.loads(text)
print(back["lr"] * 2, back["layers"][0], back["name"].upper(), len(back), back)
print(json.dumps(config, indent=2))
print(json.dumps(back, sort_keys=True, separators=(",", ":")))
print(json.dumps({"é": "ü", "n": 1e-5}, ensure_ascii=False), json.dumps("é"))
with open("c.json", "w") as f:
    json.dump({"epochs": 3, "sizes": [8, 16]}, f, indent=4)
with open("c.json") as f:
    c = json.load(f)
for key, value in c.items():
    print(key, value)
total = 0
for s in c["sizes"]:
    total += s
print(total, c.get("missing", 7), "epochs" in c)
records = [{"step": i, "loss": 1 / (i + 1)} for i in range(3)]
print(json.dumps(records))
for r in json.loads(json.dumps(records)):
    print(r["step"], f"{r['loss']:.3f}")
try:
    json.loads("{bad}")
except json.JSONDecodeError as e:
    print("error:", e)
print(json.loads("[1, 2.5, \"x\", null, true]"))
