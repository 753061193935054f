"""Manuscripts that people send as files, read into plain text with light markup."""
