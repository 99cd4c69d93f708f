"""Signing in: allauth with a password and a second factor, in our words and our pages."""
