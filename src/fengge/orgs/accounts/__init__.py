"""Accounts: making one for a member of staff, closing it, giving a new first password."""
