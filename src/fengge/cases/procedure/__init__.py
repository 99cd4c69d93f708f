"""The vocabulary in which procedures are declared: pure values, checked when they are built, free of any database."""
