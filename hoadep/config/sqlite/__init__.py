"""Django's SQLite backend with writers that wait their turn in the kernel's queue."""
