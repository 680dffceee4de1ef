"""gymnasium.wrappers: see wrappers.py."""
