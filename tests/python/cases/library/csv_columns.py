import csv
import os
import tempfile
from collections import defaultdict

path = os.path.join(tempfile.mkdtemp(), "runs.csv")
fields = ["run", "epoch", "loss", "accuracy"]
with open(path, "w", newline="") as f:
    writer = csv.DictWriter(f, fieldnames=fields)
    writer.writeheader()
    for run in ["a", "b"]:
        for epoch in range(3):
            writer.writerow({"run": run, "epoch": epoch, "loss": round(1.0 / (epoch + 1), 4), "accuracy": 0.5 + 0.1 * epoch})
losses = defaultdict(list)
with open(path, newline="") as f:
    for row in csv.DictReader(f):
        losses[row["run"]].append(float(row["loss"]))
print(dict(losses))
with open(path) as f:
    reader = csv.reader(f)
    header = next(reader)
    columns = {name: [] for name in header}
    for row in reader:
        for name, value in zip(header, row):
            columns[name].append(value)
print(columns["epoch"], max(columns["accuracy"]))
with open(path) as f:
    data = [list(map(float, row[1:])) for row in list(csv.reader(f))[1:]]
print(len(data), data[2])
with open(path, "a", newline="") as f:
    csv.writer(f).writerow(["c", 0, 0.125, 0.9])
with open(path) as f:
    print(sum(1 for _ in f))
