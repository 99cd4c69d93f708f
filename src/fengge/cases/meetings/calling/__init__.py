"""Calling a meeting: when it is due, the worker's job, and calling one by hand."""
