"""How it runs: database, commands, processes."""
