"""Acceptance tests taken from the failures of other systems, by their numbers in the list of peers' failures."""
