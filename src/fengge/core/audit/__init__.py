"""The chain over the events: each has a digest from its birth, seals chain them in batches, and `verify` reads it all again."""
