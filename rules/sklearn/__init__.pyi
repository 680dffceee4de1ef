"""sklearn: what training scripts use of it."""
