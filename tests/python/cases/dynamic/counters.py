# Values that are counted up in dicts of several kinds of values.
stats = {'count': 0, 'total': 0.0, 'names': [], 'last': None, 'by_kind': {}}
events = [('a', 1.5), ('b', 2.5), ('a', 3.25)]
for kind, value in events:
    field = 'count'
    stats[field] += 1
    stats['total'] += value
    stats['names'].append(kind)
    stats['last'] = kind
    stats['by_kind'][kind] = stats['by_kind'].get(kind, 0) + value
for key in stats:
    print(key, stats[key])
print('%(count)d %(total).2f %(last)s' % stats)
print('{count} {total:.1f} {names}'.format(**stats))
print(stats['by_kind']['a'] / stats['count'], max(stats['by_kind'].values()))
