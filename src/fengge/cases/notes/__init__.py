"""Notes and files."""
