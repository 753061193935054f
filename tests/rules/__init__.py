"""The judgements, tested without a database: cases that an official can read, tables, and properties."""
