"""A package beside the scripts that use it."""
from .settings import DEFAULTS
