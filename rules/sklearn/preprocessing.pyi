"""sklearn: see preprocessing.py."""
