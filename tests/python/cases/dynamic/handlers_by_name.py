# Methods chosen by a name that is put together at run time.
class Machine:
    def __init__(self):
        self.log = []

    def on_start(self, value):
        self.log.append(('start', value))
        return value

    def on_step(self, value):
        self.log.append(('step', value))
        return value * 2

    def on_stop(self, value):
        self.log.append(('stop', value))
        return 'done'

    def handle(self, event, value):
        return getattr(self, 'on_' + event)(value)


m = Machine()
for event in ['start', 'step', 'stop']:
    print(event, m.handle(event, 3))
print(m.log, len(m.log))
