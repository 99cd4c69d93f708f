"""Standing figures from the tally of open cases, and the folding of its lines."""
