from concurrent.futures import ThreadPoolExecutor, as_completed
import concurrent.futures


def load(path):
    return len(path)


def scale(x, factor=2):
    if x < 0:
        raise ValueError(f"negative: {x}")
    return x * factor


paths = ["a.png", "image_2.png", "c.jpeg"]
with ThreadPoolExecutor(max_workers=4) as pool:
    sizes = list(pool.map(load, paths))
print(sizes)
with ThreadPoolExecutor() as executor:
    futures = {executor.submit(scale, i, factor=3): i for i in range(4)}
    out = {}
    for future in as_completed(futures):
        out[futures[future]] = future.result()
print(sorted(out.items()))
executor = concurrent.futures.ThreadPoolExecutor(2)
bad = executor.submit(scale, -1)
try:
    bad.result()
except ValueError as error:
    print("failed:", error)
print(bad.done(), type(bad.exception()).__name__)
executor.shutdown(wait=True)
mine = concurrent.futures.Future()
mine.set_result(3)
print(mine.result(), mine.done())
try:
    mine.set_result(4)
except concurrent.futures.InvalidStateError:
    print("done already")
