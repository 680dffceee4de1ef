from shapes import build, SHAPES, SCALES

for name in sorted(SHAPES):
    shape = build(name, side=3)
    print(name, shape.side)
for name, scale in SCALES.items():
    print(name, scale(6))
