"""Personal tokens: what a program shows in the place of a person, no more than that person's one appointment, and often less."""
