"""Failed attempts to guess: passwords, telephone numbers, codes of a link."""
