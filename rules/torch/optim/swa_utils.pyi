"""torch.optim.swa_utils: averages of weights, in Python beside this."""
