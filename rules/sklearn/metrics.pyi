"""sklearn: see metrics.py."""
