"""Residents, households, doorplates: only what a person gave."""
