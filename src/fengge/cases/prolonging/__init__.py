"""More time for handling, where the procedure allows it: asked for with a reason, answered by the head of the unit."""
