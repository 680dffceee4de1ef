"""torch.linalg: see linalg.py."""
