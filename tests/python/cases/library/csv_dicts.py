import csv
import io

history = [{"epoch": 1, "loss": 0.5}, {"epoch": 2, "loss": 0.25}]
out = io.StringIO()
writer = csv.DictWriter(out, fieldnames=["epoch", "loss"])
writer.writeheader()
for entry in history:
    writer.writerow(entry)
writer.writerow({"epoch": 3, "loss": "n/a"})
writer.writerow({"epoch": 4})
print(out.getvalue())
out.seek(0)
total = 0.0
for row in csv.DictReader(out):
    print(row["epoch"], row["loss"], row)
    if row["loss"] and row["loss"] != "n/a":
        total += float(row["loss"])
print(total)
try:
    writer.writerow({"epoch": 5, "accuracy": 0.5})
except ValueError as error:
    print(error)
quiet = csv.DictWriter(out, ["a"], extrasaction="ignore", lineterminator="\n", delimiter="\t", quoting=csv.QUOTE_ALL)
quiet.writerows([{"a": 1, "b": 2}, {"a": "x\ty"}])
print(out.getvalue()[-20:].split("\n"))
reader = csv.DictReader(io.StringIO("name,size\nconv,3\n\nfc,10\n"))
print(reader.fieldnames)
sizes = {row["name"]: int(row["size"]) for row in reader}
print(sizes)
try:
    csv.writer(out, quoting=csv.QUOTE_NONE).writerow(["a,b"])
except csv.Error as error:
    print("csv.Error:", error)
