"""Search over everything: own folded texts under SQLite's FTS5 or PostgreSQL's GIN, alike on both."""
