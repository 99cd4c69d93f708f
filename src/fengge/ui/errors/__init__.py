"""Error pages that say what happened, what to do and whom to call."""
