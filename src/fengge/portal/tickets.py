"""The tickets this browser holds: kept in its session, so that a receipt can be seen again and a case followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fengge.cases.opening.ticket import Ticket

if TYPE_CHECKING:
    from fengge.core.pages import Request

MOST = 20


def remember(request: Request, ticket: Ticket) -> None:
    """Keep the ticket and its key; the oldest goes when there are too many."""
    kept = [[ticket.code, ticket.secret], *(one for one in request.session.get("tickets", []) if one[0] != ticket.code)]
    request.session["tickets"] = kept[:MOST]
    request.session["keys"] = [Ticket(*one).digest for one in kept[:MOST]]


def ticket_of(request: Request, code: str) -> Ticket | None:
    """The ticket of this code, if this browser holds it."""
    return next((Ticket(*one) for one in request.session.get("tickets", []) if one[0] == code), None)


def tickets(request: Request) -> list[Ticket]:
    """Every ticket this browser holds, newest first."""
    return [Ticket(*one) for one in request.session.get("tickets", [])]


def forget(request: Request) -> None:
    """Leave nothing in a borrowed phone."""
    request.session.pop("tickets", None)
    request.session.pop("keys", None)
