"""The register of cases: one list, its filters as words, and what may be done with many at once."""
