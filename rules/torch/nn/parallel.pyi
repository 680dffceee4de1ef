"""torch.nn.parallel: see parallel.py."""
