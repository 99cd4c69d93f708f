"""Names of divisions for lists of any length: the county's few thousand names are kept in each process for a minute."""

from __future__ import annotations

from time import monotonic

from fengge.orgs.models import Division

FRESH = 60.0  # seconds; another process may have renamed a place, and nobody needs to know sooner
_read: tuple[float, dict[str, str]] | None = None


def name_of(code: str) -> str:
    """The name of a division; its code if there is no such division."""
    found = _names().get(code)
    return found if found is not None else code


def forget() -> None:
    """Read the names anew at the next question."""
    global _read  # noqa: PLW0603 - one value for the process, and nobody else's
    _read = None


def _names() -> dict[str, str]:
    global _read  # noqa: PLW0603
    if _read is None or monotonic() - _read[0] > FRESH:
        _read = (monotonic(), dict(Division.objects.values_list("code", "name")))
    return _read[1]
