# Text that grows: +=, *=, join in loops.
out = ""
for i in range(5):
    out += str(i)
    out += "," if i < 4 else "."
print(out, len(out))
line = "ab"
line *= 3
print(line, line[::2], line.count("a"))
parts = []
for i, word in enumerate(["x", "y", "z"]):
    parts.append(f"{i}:{word}")
text = " ".join(parts)
text += "!" * 3
print(text, text.split(":"), text.rstrip("!"))
table = [["id", "name"], ["1", "ann"], ["22", "bo"]]
widths = [max(len(row[c]) for row in table) for c in range(2)]
for row in table:
    print(" | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
print("+".join("-" * (w + 2) for w in widths))
bar = "[" + "=" * 7 + ">" + "." * 2 + "]"
print(bar, len(bar), bar.strip("[]"), bar.index(">"))
num = 1234567
print(str(num)[::-1], int(str(num)[::-1]), sum(int(d) for d in str(num)), "".join(sorted(str(num), reverse=True)))
