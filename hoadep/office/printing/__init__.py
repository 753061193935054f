"""How the office prints certificates: its own layouts, and how far each printer has to be corrected."""
