"""A year of a small county, replayed day by day against a table written by hand."""
