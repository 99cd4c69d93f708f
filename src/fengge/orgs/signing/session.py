"""What a session remembers of how and when its holder signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import MutableMapping

    from django.http import HttpRequest

SEEN = "seen"
WRITE_EVERY = 60  # seconds: a session row is not written for every page


def idle_too_long(session: MutableMapping[str, Any], *, minutes: int, at: dt.datetime) -> bool:
    """Whether nothing was done for so long; otherwise remembers, once a minute, that something was."""
    moment, seen = int(at.timestamp()), session.get(SEEN)
    if seen is not None and moment - seen > minutes * 60:
        return True
    if seen is None or moment - seen > WRITE_EVERY:
        session[SEEN] = moment
    return False


def second_factor_is_missing(request: HttpRequest) -> bool:
    """Whether this session was neither opened nor strengthened with a second factor. The demo's accounts are public."""
    from allauth.account.authentication import get_authentication_records

    records = get_authentication_records(request, request.user)
    return not settings.DEMO and all(record["method"] != "mfa" for record in records)
