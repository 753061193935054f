"""The product in a browser, on a desk and on a phone."""
