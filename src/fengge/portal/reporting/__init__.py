"""Saying it once, in at most three short steps."""
