"""Schedules of learning rates with math."""
import math


def cosine(step, warmup, total, base, least):
    if step < warmup:
        return base * (step + 1) / warmup
    if step > total:
        return least
    ratio = (step - warmup) / (total - warmup)
    return least + 0.5 * (1.0 + math.cos(math.pi * ratio)) * (base - least)


for step in range(0, 12, 2):
    print(step, f"{cosine(step, 2, 10, 6e-4, 6e-5):.3e}")
print(math.exp(2.3), math.log(10), math.ceil(7 / 2), math.sqrt(64) ** -1)
print(math.exp(0.5) if math.isfinite(0.5) else math.inf, math.log1p(1e-10))
math.log(0)
