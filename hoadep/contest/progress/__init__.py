"""Who owes what, what came in and who is behind."""
