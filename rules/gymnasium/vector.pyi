"""gymnasium.vector: see vector.py."""
