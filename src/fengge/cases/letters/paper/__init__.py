"""A letter on paper: with its red head as GB/T 9704-2012 lays it out, and the form to answer it on."""
