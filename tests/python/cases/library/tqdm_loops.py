"""tqdm around loops: what is printed on stdout is as without it."""
from tqdm import tqdm, trange
xs = [1, 2, 3, 4]
total = 0
for x in tqdm(xs, desc="sum"):
    if x == 2:
        continue
    total += x
print(total)
for i, x in enumerate(tqdm(xs)):
    print(i, x)
for i, x in tqdm(enumerate(xs), total=len(xs), leave=False):
    total += i * x
print(total)
bar = tqdm(xs, desc="train", disable=False)
for x in bar:
    loss = x / 3
    bar.set_description(f"loss {loss:.2f}")
    bar.set_postfix(loss=loss, step=x)
pbar = tqdm(total=100, unit="img")
for _ in range(10):
    pbar.update(10)
print(pbar.n)
pbar.close()
for i in trange(3):
    tqdm.write(f"step {i}")
print([x * 2 for x in tqdm(xs)])
pbar = tqdm(range(5))
for epoch in pbar:
    total += epoch
pbar.close()
print(total)
