"""What tests need of the ground: a real database with its walls up, and roles to look at it from."""
