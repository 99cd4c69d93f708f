"""The people who work in the demo county: who holds which post where, and which of them have an account to try."""
