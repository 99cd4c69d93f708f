"""The room: the agenda, the item under discussion, and the decisions, on one screen."""
