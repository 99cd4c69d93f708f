"""The files that lie in a case."""
