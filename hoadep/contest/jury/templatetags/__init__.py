"""Filters of the jury's pages."""
