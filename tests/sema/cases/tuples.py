names = ('plane', 'car', 'bird')
pair = (1, 'a')
sizes = (3, 4)


def label(i):
    return names[i]


for i in range(3):
    print(names[i], label(i), pair[0], sizes[-1])
weights = (0.5, 1)
for w in weights:
    print(w)
