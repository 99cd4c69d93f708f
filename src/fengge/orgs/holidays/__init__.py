"""The holidays and make-up workdays of a year, entered as the State Council announces them."""
