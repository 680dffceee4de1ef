"""sklearn.model_selection: see model_selection.py. The number of arrays is that of the results."""
