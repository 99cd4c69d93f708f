"""Who is responsible here, with public telephone numbers."""
