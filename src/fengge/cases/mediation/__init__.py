"""Consent, inquiry, sessions, agreement, performance, return visit."""
