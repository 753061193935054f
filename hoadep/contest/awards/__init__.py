"""Who qualifies for the season's awards, and why."""
