# Padding, repetition, zfill.
for s in ["ab", "-7", "+3.5", "", "été", "toolongalready"]:
    print([s.ljust(6), s.rjust(6), s.center(6), s.center(7), s.zfill(6), s.ljust(6, "*"), s.rjust(6, "."), s.center(9, "=")])
print("-" * 20, "ab" * 3, 2 * "xy", "z" * 0, "q" * -1)
print("=" * 10 + " title " + "=" * 10)
n = 3
print("#" * n + " " * (5 - n) + "|")
