"""The fengge command line."""
