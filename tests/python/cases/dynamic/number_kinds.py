# An int among floats stays an int.
rates = [1, 0.5, 0.25]
for r in rates:
    print(r, r * 2)
print(rates, sum(rates), max(rates), sorted(rates))
settings = {'lr': 0.1, 'epochs': 3, 'flag': True}
for name in ['lr', 'epochs', 'flag']:
    print(name, settings[name])
for i in range(settings['epochs']):
    print(i, end=' ')
print(settings)
mixed = [True, 2, 3.0]
mixed.append(4)
print(mixed, mixed[1] + mixed[2], mixed[0] + mixed[1])
counts = {}
counts['a'] = 1
counts['b'] = 2.5
for key in sorted(counts):
    counts[key] += 1
print(counts)
