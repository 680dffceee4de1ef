import csv
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "log.csv")
with open(path, "w", newline="") as f:
    writer = csv.writer(f)
    writer.writerow(["epoch", "loss", "note"])
    writer.writerow([1, 0.5, "first, with comma"])
    writer.writerow((2, 0.25, 'says "hi"'))
    writer.writerows([[3, 1e-05, None], [4, True, "two\nlines"]])
print(open(path, newline="").read())
with open(path, newline="") as f:
    reader = csv.reader(f)
    header = next(reader)
    print(header)
    for row in reader:
        print(reader.line_num, row)
with open(path) as f:
    rows = list(csv.reader(f))
print(len(rows), rows[-1])
with open(path) as f:
    for i, row in enumerate(csv.reader(f, delimiter=",")):
        if i == 0:
            continue
        print(int(row[0]), row[1])
for row in csv.reader(["a;b;'c;d'", "", "1; 2;3"], delimiter=";", quotechar="'", skipinitialspace=True):
    print(row)
