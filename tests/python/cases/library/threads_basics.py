import threading
import time


class Worker(threading.Thread):
    def __init__(self, name, items):
        super().__init__()
        self.worker_name = name
        self.items = items
        self.total = 0

    def run(self):
        for item in self.items:
            self.total += item


def square(numbers, results, lock):
    for n in numbers:
        with lock:
            results.append(n * n)


lock = threading.Lock()
results = []
threads = []
for start in (0, 3):
    t = threading.Thread(target=square, args=(range(start, start + 3), results, lock))
    t.daemon = True
    t.start()
    threads.append(t)
for t in threads:
    t.join()
print(sorted(results))
workers = [Worker(f"w{i}", list(range(i * 10))) for i in range(3)]
for w in workers:
    w.start()
for w in workers:
    w.join()
print([w.total for w in workers])
print(workers[0].is_alive())
done = threading.Event()


def finish(event=None, delay=0.0):
    time.sleep(delay)
    event.set()


thread = threading.Thread(target=finish, kwargs={"event": done, "delay": 0.01}, daemon=True, name="finisher")
print(done.is_set(), thread.name)
thread.start()
thread.join(timeout=5)
done.wait()
print(done.is_set())
lock.acquire()
try:
    print("held", lock.locked())
finally:
    lock.release()
print(lock.locked())
print(threading.current_thread().name, threading.active_count())
