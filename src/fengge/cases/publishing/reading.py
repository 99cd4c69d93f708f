"""What is known of a procedure's versions: which holds, which are withdrawn, what the text would change, who runs under which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fengge.cases import procedures
from fengge.cases.models import Case, PublishedProcedure
from fengge.cases.procedures.versions import digest_of, pinned
from fengge.cases.publishing.comparing import Change, changes

if TYPE_CHECKING:
    from fengge.cases.procedure import Procedure

MOST = 200  # cases moved at once


@dataclass(frozen=True)
class Known:
    """A procedure with its published versions, the newest first. With none published the pack's own text holds."""

    text: Procedure
    versions: list[PublishedProcedure]

    @property
    def key(self) -> str:
        return self.text.key

    @property
    def standing(self) -> list[PublishedProcedure]:
        """Those not withdrawn."""
        return [one for one in self.versions if not is_withdrawn(one)]

    @property
    def live(self) -> PublishedProcedure | None:
        """The version that new cases begin under."""
        return next(iter(self.standing), None)

    @property
    def holds(self) -> Procedure:
        """The rules that new cases begin under."""
        return pinned(self.key, self.live.version) if self.live else self.text

    @property
    def differs(self) -> list[Change]:
        """What publishing now would change."""
        return changes(self.holds, self.text)

    @property
    def is_rewritten(self) -> bool:
        """Whether the software's own declaration is another than the one published."""
        return self.live is not None and digest_of(procedures.declared()[self.key]) != self.live.digest


def is_withdrawn(version: PublishedProcedure) -> bool:
    return hasattr(version, "withdrawn")


def known() -> list[Known]:
    """Every procedure, in one question."""
    found: dict[str, list[PublishedProcedure]] = {}
    for row in PublishedProcedure.objects.select_related("withdrawn").order_by("-version"):
        found.setdefault(row.key, []).append(row)
    return [Known(one, found.get(one.key, [])) for one in procedures.all()]


def known_as(key: str) -> Known | None:
    """One of them; None if no such procedure is shipped."""
    if key not in procedures.declared():
        return None
    rows = PublishedProcedure.objects.filter(key=key).select_related("withdrawn").order_by("-version")
    return Known(procedures.get(key), list(rows))


def running_under(key: str, version: int, numbers: list[str] | None = None) -> list[Case]:
    """Open cases that pin this version and that the reader may see, all or those of these numbers, the oldest first; one more than
    is moved at once.
    """
    rows = Case.objects.open().filter(procedure_key=key, procedure_version=version).in_brief()
    if numbers:
        rows = rows.filter(number__in=numbers)
    return list(rows.order_by("id")[: MOST + 1])
