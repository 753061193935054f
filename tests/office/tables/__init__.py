"""Lists as files, and files as lists."""
