from functools import partial
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def f(x):
    return x * x


def add(a, b, scale=1):
    return (a + b) * scale


def bad(x):
    raise ValueError(f"bad {x}")


if __name__ == "__main__":
    with Pool(4) as p:
        print(p.map(f, [1, 2, 3]))
        print(p.starmap(add, [(1, 2), (3, 4)]))
        print(p.map(partial(add, 10), range(3)))
        print(sorted(p.imap_unordered(f, [3, 1])))
    pool = ThreadPool(2)
    for r in pool.imap(f, range(4)):
        print(r, end=" ")
    print()
    a = pool.apply_async(add, (2, 3), {"scale": 10})
    print(a.get(), pool.apply(add, (5, 6)))
    results = [pool.apply_async(f, (i,)) for i in range(3)]
    print([r.get(timeout=5) for r in results])
    failed = pool.apply_async(bad, (1,))
    try:
        failed.get()
    except ValueError as error:
        print("error:", error)
    print(pool.map_async(f, [7, 8]).get())
    pool.close()
    pool.join()
