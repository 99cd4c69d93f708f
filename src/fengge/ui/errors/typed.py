"""What somebody typed into a form that has expired."""

from django.http import HttpRequest, QueryDict

NOT_SHOWN = ("csrfmiddlewaretoken", "password", "secret", "code")
HIDDEN = ("client_id", "seen_version", "next", "_add", "_remove")


def kept(posted: QueryDict) -> list[tuple[str, str, bool]]:
    """(name, value, whether it is shown) of all that may be kept; secrets are not."""
    names = [name for name in posted if not any(word in name.lower() for word in NOT_SHOWN)]
    return [(name, value, name not in HIDDEN and bool(value)) for name in names for value in posted.getlist(name)]


def may_resend(request: HttpRequest) -> bool:
    """Only what came from our own pages may be sent again: a stranger's page must not ride on one press."""
    origin = request.headers.get("Origin", "")
    own = f"{request.scheme}://{request.get_host()}"
    return origin == own and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
