"""The parts a procedure is declared with. Each is a frozen value."""
