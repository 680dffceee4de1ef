"""torch.special: see special.py."""
