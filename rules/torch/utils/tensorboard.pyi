"""Looks at a run from outside; training does not need it."""
__drop__ = "nothing is logged to other programs"
