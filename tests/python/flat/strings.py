import sys

n = int(sys.argv[1])
total = 0
last = ""
for i in range(n):
    line = f"step {i}: loss={i / 7:.4f}"
    parts = line.split(" ")
    key, _, value = parts[2].partition("=")
    last = "-".join(p.strip(":").upper() for p in parts) + key * 2
    total += len(last) + len(value.replace(".", "")) + line.count("s")
    if line.startswith("step 9") and last[2:5] == "EP-":
        total += 1
print(total, last)
