"""The demonstration season: real units, invented people, a year of the plan played through the actions."""
