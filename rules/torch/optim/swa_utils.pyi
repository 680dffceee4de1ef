"""torch.optim.swa_utils: all of it is in Python beside this."""
