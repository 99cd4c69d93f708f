"""Households: entered and changed at the door."""
