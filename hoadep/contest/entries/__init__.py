"""Entries: written, sent, approved by the unit, received and appraised."""
