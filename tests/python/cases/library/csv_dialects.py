import csv
import io
import sys

rows = [["name", "score", "note"], ["a", 1.5, "x\ty"], ["b", None, 'quote " inside'], ["c d", -3, ""]]
for delimiter in ("\t", ";"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerows(rows)
    print(out.getvalue())
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
print(repr(out.getvalue()))
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, quotechar="'").writerows(rows)
print(repr(out.getvalue()))
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n").writerow(["a,b", 'c"d', "e\\f"])
print(out.getvalue())
out = io.StringIO()
csv.writer(out, doublequote=False, escapechar="\\").writerow(['say "hi"', "plain", "a,b"])
print(repr(out.getvalue()))
csv.writer(sys.stdout, dialect="excel-tab", lineterminator="\n").writerow([1, "two", 3.0])
csv.writer(sys.stdout, dialect="unix").writerow([1, "two", 3.0])
csv.writer(sys.stdout, lineterminator="\n").writerow([""])
csv.writer(sys.stdout, lineterminator="\n").writerow([])
for row in csv.reader(io.StringIO('a|"b|c"|d""e\n"multi\nline"|x\n'), delimiter="|"):
    print(row)
for row in csv.reader(["a\\,b,c", 'x,"y ""z"""', "  lead, space"], escapechar="\\"):
    print(row)
