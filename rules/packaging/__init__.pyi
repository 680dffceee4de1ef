"""packaging: only versions are here."""
