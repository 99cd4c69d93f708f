"""Whole ways through a real browser, each told as a sentence."""
