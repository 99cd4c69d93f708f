"""`{% load ui %}`: every component tag."""

from fengge.ui.tags import cells, controls, forms, lists, marks, pages, story
from fengge.ui.tags.library import register

__all__ = ["cells", "controls", "forms", "lists", "marks", "pages", "register", "story"]
