"""Nominations, exemplars and commendations: what is done, and what the pages show."""
