# f-strings: conversions, nested fields, =, specs.
name, value, width, prec = "loss", 3.14159, 10, 3
print(f"{name}: {value:.2f}|{value:{width}.{prec}f}|{value:>{width}}|{value!r:>12}|{name!r}|{name!s:>6}|{name:^{width}}|")
print(f"{value=} {name=} {value = } {value=:.2f} {name=!s} {1+2=}")
print(f"{'nested ' + f'{value:.1f}'} {', '.join(f'{v:02d}' for v in [1, 2, 3])} {'yes' if value > 3 else 'no'}")
d = {"a": [0], "b": [1, 2]}
print(f"{d['a']} {d['b'][1]} {d} {len(d):>3} {d['b']!r:>10} {(1, 'x')!s:>10}")
for n in [0, 7, -7, 1234567]:
    print(f"[{n}] [{n:5}] [{n:<8}] [{n:^8}] [{n:>8}] [{n:+}] [{n: }] [{n:08}] [{n:,}] [{n:_}] [{n:x}] [{n:#x}] [{n:#o}] [{n:b}] [{n:#010b}] [{n:e}] [{n:.1f}] [{n:%}] [{n:*^12}] [{n:=+9}]")
for v in [0.0, -0.5, 1.5e10, 123456.789, 1e-7, float("inf"), float("nan")]:
    print(f"[{v}] [{v:8.3f}] [{v:<12.2e}] [{v:g}] [{v:G}] [{v:+.1f}] [{v:,.2f}] [{v:.0f}] [{v:.3%}] [{v:012.4f}] [{v:.3}] [{v:n}] [{v:#.3g}] [{v:_}]")
print(f"{True} {True:d} {None} {True!r:>6} {'x':5}| {'long text':.4} {'é':>3} {chr(65):c<3}")
print(f"{10:c}{65:c}{8364:c}", f"{3:5d}|{3:<5d}|{3:05d}|{-3:05d}")
