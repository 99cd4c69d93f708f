"""Components, base layouts and the gallery."""
