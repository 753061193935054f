"""Units, persons and accounts, and which unit takes part in which season."""
