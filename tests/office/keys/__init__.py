"""Keys against doing twice."""
