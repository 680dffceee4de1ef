# Rows of mixed columns, grouped and summed.
rows = [('a', 1, 0.5), ('b', 2, 1.5), ('a', 3, None), ('c', 4, 2.0)]
groups = {}
for key, n, x in rows:
    if key not in groups:
        groups[key] = {'n': 0, 'xs': [], 'name': key.upper()}
    groups[key]['n'] += n
    if x is not None:
        groups[key]['xs'].append(x)
for key in sorted(groups):
    g = groups[key]
    mean = sum(g['xs']) / len(g['xs']) if g['xs'] else None
    print(key, g['name'], g['n'], g['xs'], mean)
best = None
for row in rows:
    if best is None or row[1] > best[1]:
        best = row
print(best, best[0], len(rows[0]))
table = {}
table['x', 1] = 'pair'
table[2] = 'int'
table['s'] = 3.5
for k in [('x', 1), 2, 's', 9]:
    print(k, table.get(k, 'missing'), k in table)
print({k: v for k, v in groups['a'].items() if k != 'xs'})
