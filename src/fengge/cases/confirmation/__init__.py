"""Judicial confirmation of an agreement, and what follows when an obligation is not performed."""
