"""The component tags by subject; `templatetags/ui.py` gathers them into one library."""
