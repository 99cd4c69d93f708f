"""Measures the real work against the database's own limit in the same run."""
