# Parsing a table by hand.
text = """name, age, score
ann, 31, 4.5
bob, 27, 3.25
"cid", 40, 5
"""
lines = [line.strip() for line in text.strip().split("\n")]
header = [h.strip() for h in lines[0].split(",")]
rows = []
for line in lines[1:]:
    name, age, score = [part.strip().strip('"') for part in line.split(",")]
    rows.append((name, int(age), float(score)))
print(header, len(rows))
for name, age, score in rows:
    print(f"{name:>5} {age:3d} {score:6.2f}")
print(sum(r[1] for r in rows) / len(rows), max(rows, key=lambda r: r[2])[0], sorted(r[0] for r in rows))
columns = list(zip(*rows))
print(columns[0], columns[1])
config = {}
for entry in "lr=0.1;epochs=3;name=run one".split(";"):
    key, value = entry.split("=")
    config[key] = value
print(config, float(config["lr"]) * 2, int(config["epochs"]) + 1)
print(",".join(str(v) for v in rows[0]), ";".join(f"{k}={v}" for k, v in config.items()))
