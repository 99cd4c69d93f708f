"""The agenda: why a matter comes onto it, asked of the records in one question, and frozen."""
