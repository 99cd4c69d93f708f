"""The log of messages: what went out about matters of the place, to which masked number, when, and trying once more by hand."""
