"""A bar whose postfix comes from a dict, and the options that only change how it is drawn."""
from tqdm import tqdm

history = {"loss": 0.5, "acc": 0.123456}
with tqdm(total=3, unit="B", unit_scale=True, unit_divisor=1024, colour="green", miniters=1, disable=True) as bar:
    for step in range(3):
        bar.update()
        bar.set_postfix({"loss": 1.0 / (step + 1), "step": step, "phase": "train"})
        bar.set_postfix(history)
        bar.set_postfix(history, refresh=False)
        bar.set_postfix(lr=0.1)
    print(bar.n, bar.total)
for word in tqdm(["a", "b"], desc="words", mininterval=2, leave=False, delay=1, postfix=history, disable=True):
    print(word)

with tqdm(total=2, disable=True) as plain:
    for step in range(2):
        plain.set_postfix(**{"loss (batch)": 0.5 * step, "step": step})
        entries = {"rate": 0.25}
        plain.set_postfix(**entries)
        print(step)
