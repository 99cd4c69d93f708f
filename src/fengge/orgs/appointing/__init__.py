"""Appointing: giving somebody a post in a place, and ending it with everything open handed over in the same change."""
