"""The papers of a season: kept as drafts, signed outside, issued, and the register of their numbers."""
