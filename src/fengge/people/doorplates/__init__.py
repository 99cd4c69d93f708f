"""Doorplates: issued, printed, revoked."""
