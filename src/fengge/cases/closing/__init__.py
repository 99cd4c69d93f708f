"""How a case ends."""
