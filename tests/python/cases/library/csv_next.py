import csv
import io

f = io.StringIO("name,age\nann,3\nbob,4\n")
reader = csv.reader(f)
header = next(reader, None)
print(header)
print(next(reader), next(reader), next(reader, None), reader.line_num)
f = io.StringIO("name,age\nann,3\nbob,4\n")
d = csv.DictReader(f)
first = next(d, None)
print(first["name"], d.fieldnames)
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["a", "b"], extrasaction="ignore", restval="-")
w.writeheader()
w.writerow({"a": 1, "c": 3})
w.writerows([{"a": 1, "b": 2}])
print(out.getvalue())
