"""einops.layers.torch: see torch.py."""
