f'plain {{braces}} {x}'
f"{x!r} {x!s:>10} {x:.2f} {x:{width}.{precision}f} {x:%H:%M}"
f'{x=} {x = } {x=!s} {x=:.3f} {a + b = !r:>{w}}'
f'{d["k"]} {", ".join(xs)} {x if y else z} {(lambda v: v)(1)} {x:=5} {x != y}'
f'''{
x
} multi
line'''
'plain ' f'{x}' " plain" rf'\d{x}\n'
f'{f"{inner}"} {yield_ + 1} {a, b} {*a, *b}'
f''
