# What only one class has needs no question: the value is of that class, or it is an error.
class Meter:
    def __init__(self):
        self.total = 0
        self.count = 0

    def update(self, value, n=1):
        self.total += value * n
        self.count += n

    def mean(self):
        return self.total / self.count


state = {'meter': Meter(), 'epoch': 0, 'name': 'run'}
for key in ['meter', 'epoch']:
    print(key, state[key] if key == 'epoch' else '')
state['meter'].update(4)
state['meter'].update(1, n=3)
print(state['meter'].mean(), state['meter'].count)
state['meter'].total = 20
print(state['meter'].mean())

