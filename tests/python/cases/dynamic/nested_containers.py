# Containers of containers of mixed kinds, changed through what is taken out of them.
tree = {'name': 'root', 'size': 3, 'children': [{'name': 'a', 'size': 1, 'children': []}, {'name': 'b', 'size': 2, 'children': []}]}


def walk(node, depth):
    print('  ' * depth + node['name'], node['size'])
    for child in node['children']:
        walk(child, depth + 1)


walk(tree, 0)
tree['children'][0]['children'].append({'name': 'c', 'size': 9, 'children': []})
tree['children'][1]['size'] += 5
walk(tree, 0)
rows = [[1, 'a'], [2, 'b', None]]
rows[0].append(2.5)
rows[1][0] = 'changed'
print(rows, rows[0][1:], len(rows[1]))
pairs = [('lr', 0.1), ('epochs', 3), ('name', 'x')]
for name, value in pairs:
    print(name, value)
table = dict(pairs)
print(table, table['epochs'] + 1)
