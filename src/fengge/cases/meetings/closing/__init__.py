"""Who was there, and ending the meeting when every item is decided."""
