"""What is recorded about me, and how to have it changed."""
