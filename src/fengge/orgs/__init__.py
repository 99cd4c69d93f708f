"""Divisions, organisations, posts, appointments and accounts."""
