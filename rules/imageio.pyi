"""Pictures of progress, written beside the training."""
__drop__ = "pictures and animations are not written"
