"""gym: see __init__.py."""
