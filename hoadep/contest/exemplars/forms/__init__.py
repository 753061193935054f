"""What a person asks and types about nominations, exemplars and commendations."""
