"""What the language needs, tested without a database."""
