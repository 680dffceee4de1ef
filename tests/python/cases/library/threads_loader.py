"""A background loader as data pipelines have it: errors come out where the batch is taken; as_completed, wait, callbacks."""
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue


class BackgroundLoader:
    def __init__(self, source, size=2):
        self.queue = Queue(size)
        self.error = None
        self.thread = threading.Thread(target=self._work, args=(source,), name="loader", daemon=True)
        self.thread.start()

    def _work(self, source):
        try:
            for item in source:
                self.queue.put(item)
        except ValueError as error:
            self.error = error
        self.queue.put(None)

    def __iter__(self):
        while True:
            item = self.queue.get()
            if item is None:
                self.thread.join()
                if self.error is not None:
                    raise self.error
                return
            yield item


def numbers(n, bad=-1):
    for i in range(n):
        if i == bad:
            raise ValueError(f"item {i} is broken")
        yield i * 0.5


print(list(BackgroundLoader(numbers(5))))
try:
    for x in BackgroundLoader(numbers(5, bad=3)):
        print(x)
except ValueError as error:
    print("loader:", error)

tasks = PriorityQueue()
for item in [(3, "c"), (1, "a"), (2, "b")]:
    tasks.put(item)
print([tasks.get()[1] for _ in range(tasks.qsize())])
stack = LifoQueue()
stack.put("x")
stack.put("y")
print(stack.get(), stack.get_nowait(), stack.empty())
small = Queue(1)
small.put_nowait(1)
try:
    small.put(2, timeout=0.001)
except Full:
    print("full", small.full())
small.get()
try:
    small.get(block=False)
except Empty:
    print("empty")

counter = 0
lock = threading.RLock()


def add(n):
    global counter
    for _ in range(n):
        with lock:
            with lock:
                counter += 1


threads = [threading.Thread(target=add, args=(100,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(counter)


def slow(seconds):
    time.sleep(seconds)
    return seconds


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(slow, s) for s in (0.06, 0.001, 0.03)]
    finished = []
    futures[1].add_done_callback(lambda f: finished.append(f.result()))
    done, rest = wait(futures, return_when=FIRST_COMPLETED)
    print(len(done), len(rest))
    print([f.result() for f in as_completed(futures)], finished)
local_results = {}


def record(key):
    local_results[key] = threading.current_thread().name


t = threading.Thread(target=record, args=("a",), name="worker-a")
t.start()
t.join()
print(local_results, threading.main_thread().name)
