"""A letter on its page: reading it, doing what comes next, drafting one from a case."""
