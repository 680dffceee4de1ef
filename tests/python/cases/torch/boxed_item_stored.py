# Items of a tensor are given what a dict of tensors and numbers holds.
import torch


def decode(tokens, outputs):
    got = {"a": torch.ones(3), "b": 2.5, "c": 4, "n": "no"}
    for t, key in enumerate(tokens):
        outputs[t] = got[key]
    return outputs


held = torch.zeros(3, 3)
rows = [held]
print(decode("abc", torch.zeros(3, 3)))
decode("ba", held)
print(rows[0])
