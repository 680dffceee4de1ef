"""gymnasium: see __init__.py."""
