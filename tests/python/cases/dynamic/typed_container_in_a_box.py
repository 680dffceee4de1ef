# A list of ints that is also seen through a dict of mixed values is given a str there.
ids = [1, 2, 3]
names = ['a', 'b']
box = {'ids': ids, 'names': names, 'count': 2}
for key in ['ids', 'names']:
    box[key].append('new')
print(ids, names, box)
ids.append(4)
print(box['ids'], ids[-1], len(names))
history = {'loss': [], 'best': None, 'epoch': 0}
for epoch in range(3):
    key = 'loss'
    history[key].append(1.0 / (epoch + 1))
    if history['best'] is None or history[key][-1] < history['best']:
        history['best'] = history[key][-1]
    history['epoch'] += 1
print(history['epoch'], history['best'] < 0.5, len(history['loss']), '%.3f' % history['loss'][1])
