"""Pillow: images of 8 bits a channel (L, LA, RGB, RGBA)."""
