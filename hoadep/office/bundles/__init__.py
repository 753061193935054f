"""Signed bundles that installations hand each other: packed, checked to the last byte, taken in once."""
