from .dense import Dense
