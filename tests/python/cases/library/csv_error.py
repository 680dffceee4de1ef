import csv
import io

writer = csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE)
writer.writerow(["plain", 1])
print("one row")
writer.writerow(["a,b", 2])
