"""What happens: the rooms, in the order in which an entry walks through them."""
