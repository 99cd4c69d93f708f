"""Reporting and registering."""
