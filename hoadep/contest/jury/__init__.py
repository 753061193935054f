"""The blind jury: rounds, judges, sheets with random numbers, marks, and what comes of them."""
