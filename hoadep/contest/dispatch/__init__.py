"""What goes up to the next level and comes back: lists sent and taken in, results given and taken in."""
