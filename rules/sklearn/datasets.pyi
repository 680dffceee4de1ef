"""sklearn: see datasets.py."""
