"""torchvision.models: see models.py. Weights that are downloaded are not there: load a state_dict from a file."""
