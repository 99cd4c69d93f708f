"""Every component in every state, for those who build and those who check."""
