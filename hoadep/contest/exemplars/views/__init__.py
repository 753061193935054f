"""Pages of nominations, exemplars and commendations."""
