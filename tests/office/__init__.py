"""The tools of an office, tested on a real database."""
