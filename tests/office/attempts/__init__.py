"""Failed attempts have to wait."""
