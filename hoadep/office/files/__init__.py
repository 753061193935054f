"""Files, kept once each by what is in them."""
