"""12345 orders: taken in by file, form or API under their upstream number, answered or handed back, replies taken out again."""
