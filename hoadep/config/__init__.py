"""How it runs: settings, addresses, commands and the demonstration."""
