"""The triage table as the county keeps it: read, tried on a text, changed as a draft, published as a version."""
