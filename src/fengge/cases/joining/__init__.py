"""Splitting a case into parts, merging two that are one, asking others to help, and settling who leads."""
