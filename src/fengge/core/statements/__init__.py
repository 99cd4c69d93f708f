"""Statements written out once and kept: one row read, locked, looked for, inserted or changed.

Django builds the text of a query anew each time it is asked: about a millisecond of Python for a row as wide as a
case, many times what the database needs. Whatever every request of the API does goes through here instead; everything
else stays a query set. The rings stay too: what is read carries the condition of the model's `rows` for the actor of
the scope, made from the declaration that also makes the wall, and the wall stands behind it.
"""

from fengge.core.statements.reading import children, exists, is_locked, one
from fengge.core.statements.writing import change, insert

__all__ = ["change", "children", "exists", "insert", "is_locked", "one"]
