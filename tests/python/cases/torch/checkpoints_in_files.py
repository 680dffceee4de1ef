"""Checkpoints go to files that are open, and to memory."""
import io
import os
import tempfile

import torch
import torch.nn as nn

torch.manual_seed(0)
model = nn.Linear(2, 3)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "model.pt")
    with open(path, "wb") as f:
        torch.save(model.state_dict(), f)
    print(os.path.getsize(path) > 100)
    other = nn.Linear(2, 3)
    with open(path, "rb") as f:
        other.load_state_dict(torch.load(f))
    print(all(torch.equal(a, b) for a, b in zip(model.parameters(), other.parameters())))
    with open(path, "wb") as f:
        torch.save({"epoch": 3, "model": model.state_dict(), "losses": [0.5, 0.25]}, f)
    with open(path, "rb") as f:
        checkpoint = torch.load(f, map_location="cpu")
    print(checkpoint["epoch"], checkpoint["losses"], sorted(checkpoint["model"]))

buffer = io.BytesIO()
torch.save(model.state_dict(), buffer)
buffer.seek(0)
third = nn.Linear(2, 3)
third.load_state_dict(torch.load(buffer))
print(torch.equal(third.weight, model.weight))
