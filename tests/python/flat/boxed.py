import sys

n = int(sys.argv[1])
settings = {"name": "run", "rate": 0.5, "steps": 3, "tags": ["a", 1, None]}
history = []
value = None
total = 0
for i in range(n):
    row = {"step": i, "loss": i / 3, "note": f"note {i}", "parts": [i, "x", 2.5]}
    history.append(row)
    history = history[-5:]
    value = i if i % 3 == 0 else f"text {i}" if i % 3 == 1 else [i, str(i)]
    if isinstance(value, str):
        total += len(value)
    elif isinstance(value, list):
        total += len(value[1])
    else:
        total += value % 10
    for key, item in row.items():
        total += len(str(item)) if key != "step" else 0
    settings["steps"] = settings["steps"] + 1 if i % 2 else 3
    settings["tags"] = [key for key in row][:2]
print(total, value, settings)
