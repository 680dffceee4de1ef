import queue
import threading
import time


def producer(q, n):
    for i in range(n):
        q.put(i)
        time.sleep(0.001)
    q.put(None)


def consumer(q, out):
    while True:
        item = q.get()
        if item is None:
            break
        out.append(item * item)
        q.task_done()


q = queue.Queue(maxsize=2)
out = []
c = threading.Thread(target=consumer, args=(q, out))
p = threading.Thread(target=producer, args=(q, 6))
c.start()
p.start()
p.join()
c.join()
print(out)


class Prefetcher(threading.Thread):
    """Loads batches ahead."""

    def __init__(self, generator, max_prefetch=2):
        threading.Thread.__init__(self)
        self.queue = queue.Queue(max_prefetch)
        self.generator = generator
        self.daemon = True
        self.start()

    def run(self):
        for item in self.generator:
            self.queue.put(item)
        self.queue.put(None)

    def __next__(self):
        item = self.queue.get()
        if item is None:
            raise StopIteration
        return item

    def __iter__(self):
        return self


def batches(n):
    for i in range(n):
        yield [i, i + 1]


for batch in Prefetcher(batches(4)):
    print(batch)

stop = threading.Event()
ticks = []


def heartbeat():
    while not stop.wait(0.002):
        ticks.append(1)


t = threading.Thread(target=heartbeat, daemon=True)
t.start()
time.sleep(0.02)
stop.set()
t.join()
print(len(ticks) > 2, t.is_alive())


def fail():
    raise ValueError("in a thread")


t = threading.Thread(target=fail)
t.start()
t.join()
print("main goes on")
try:
    q.get(timeout=0.01)
except queue.Empty:
    print("empty")
sem = threading.Semaphore(2)
active = []
peak = []


def limited(i):
    with sem:
        active.append(i)
        peak.append(len(active))
        time.sleep(0.002)
        active.remove(i)


threads = [threading.Thread(target=limited, args=(i,)) for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(max(peak))
cond = threading.Condition()
items = []


def waiter():
    with cond:
        cond.wait_for(lambda: len(items) > 0)
        print("got", items.pop())


t = threading.Thread(target=waiter)
t.start()
with cond:
    items.append("x")
    cond.notify()
t.join()
timer = threading.Timer(0.005, print, args=("timer",))
timer.start()
timer.join()


def late():
    time.sleep(0.01)
    print("late")


threading.Thread(target=late).start()
print("end of main")
