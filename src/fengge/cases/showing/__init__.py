"""How a case looks in a list, wherever it is listed."""
