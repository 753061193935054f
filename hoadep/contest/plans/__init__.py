"""The contest's seasons and the plans that rule them."""
