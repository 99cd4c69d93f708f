"""Auditing: the audit administrator reads who did what, and when, and sees no case, no person and no place."""
