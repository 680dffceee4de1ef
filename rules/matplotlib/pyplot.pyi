"""Plots: the trainer computes, it draws nothing."""
__drop__ = "plots are not drawn"
