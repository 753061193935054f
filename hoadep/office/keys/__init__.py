"""Keys against doing twice: a double click or a retry gets the first outcome again."""
