"""ssl: downloads go through libcurl, which checks certificates itself."""
from typing import Any

_create_default_https_context: Any = drop("libcurl checks certificates in any case")
_create_unverified_context: Any = drop("libcurl checks certificates in any case")
