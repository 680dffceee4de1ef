import multiprocessing as mp
import os
import queue
from multiprocessing import Pool, Process, Queue


def worker(rank, tasks, results):
    while True:
        item = tasks.get()
        if item is None:
            break
        results.put((rank, item * item))



def leave(code):
    raise SystemExit(code)


counter = 0


def count(conn):
    global counter
    counter += 5
    conn.send({"counter": counter, "name": mp.current_process().name})
    conn.close()


if __name__ == "__main__":
    mp.set_start_method("fork")
    tasks, results = Queue(), mp.Queue()
    procs = [Process(target=worker, args=(r, tasks, results)) for r in range(2)]
    for p in procs:
        p.start()
    for i in range(6):
        tasks.put(i)
    for _ in procs:
        tasks.put(None)
    got = sorted([results.get()[1] for _ in range(6)])
    for p in procs:
        p.join()
    print(got, [p.exitcode for p in procs])
    p = mp.Process(target=leave, args=(3,), name="leaver")
    p.start()
    p.join()
    print(p.name, p.exitcode, p.is_alive())
    parent, child = mp.Pipe()
    p = mp.Process(target=count, args=(child,), daemon=True, name="counter")
    p.start()
    print(parent.recv(), counter)
    p.join(timeout=10)
    try:
        results.get(timeout=0.01)
    except queue.Empty:
        print("empty")
    lock = mp.Lock()
    with lock:
        print(lock.acquire(block=False))
    print(mp.current_process().name, mp.cpu_count() > 0)
    ctx = mp.get_context("fork")
    q = ctx.SimpleQueue()
    p = ctx.Process(target=worker, args=(0, q, q))
    q.put(None)
    p.start()
    p.join()
    print(p.exitcode)
