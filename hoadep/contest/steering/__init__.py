"""What gathers from every room: each person's first page."""
