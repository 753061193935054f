"""Exemplars of a season: their nomination by units and their commendation."""
