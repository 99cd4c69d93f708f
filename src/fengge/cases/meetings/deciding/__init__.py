"""Deciding an item, carrying a decision out, and handing it on when its owner leaves."""
