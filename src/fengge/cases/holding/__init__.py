"""In whose hands a case is."""
