"""The resident rates the result."""
