"""Looks at a run from outside; training does not need it."""
__drop__ = "plots are not drawn"
