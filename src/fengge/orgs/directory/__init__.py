"""The directory: divisions, organisations, posts and who holds them. Every member of staff may read it."""
