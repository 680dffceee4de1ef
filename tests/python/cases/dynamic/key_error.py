settings = {'a': 1, 'b': 'x'}
for key in ['a', 'b', 'c']:
    print(settings[key])
