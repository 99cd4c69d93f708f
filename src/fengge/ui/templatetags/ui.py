"""`{% load ui %}`: every component tag."""

from fengge.ui.tags import controls, forms, lists, marks, pages, story
from fengge.ui.tags.library import register

__all__ = ["controls", "forms", "lists", "marks", "pages", "register", "story"]
