"""The lists: meetings that wait and that were held, and decisions with whoever is to carry them out."""
