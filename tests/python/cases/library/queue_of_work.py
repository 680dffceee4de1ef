from queue import Queue, LifoQueue, Empty, Full

jobs = Queue()
for i in range(3):
    jobs.put(("task", i))
while not jobs.empty():
    name, number = jobs.get()
    print(name, number, jobs.qsize())
    jobs.task_done()
try:
    jobs.get_nowait()
except Empty:
    print("empty")
small = Queue(maxsize=2)
small.put(1)
small.put(2)
print(small.full())
try:
    small.put(3, block=False)
except Full:
    print("full")
