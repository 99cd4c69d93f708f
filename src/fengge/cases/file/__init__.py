"""The case file: what is true of a case now, how it came about, and what may be done next."""
