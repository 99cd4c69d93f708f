"""At start-up: the series of meetings name posts, levels and procedures that there are, and nobody runs what they cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.checks import CheckMessage, Error, register

from fengge.cases import procedures
from fengge.cases.meetings.series import SECRECY, all_series
from fengge.core.packs import PackError, pack
from fengge.core.packs.triage import Triage
from fengge.orgs.county.posts import posts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.core.packs.meetings import Series


@register()
def meetings_name_what_there_is(**_: object) -> list[CheckMessage]:
    """Every unknown name in meetings.toml."""
    try:
        found = [(key, problem) for key, one in all_series().items() for problem in _problems(one)]
    except PackError:
        return []  # told by the check of the pack itself
    return [Error(f"meetings.toml, series {key}: {problem}", id="cases.E003") for key, problem in found]


def _problems(one: Series) -> Iterator[str]:
    known = posts().posts
    for post in one.run_by:
        if post not in known:
            yield f"there is no post {post!r}"
        elif known[post].clearance < SECRECY[one.secrecy]:
            yield f"the post {post!r} runs it but may not see all that its agenda may hold"
    for key, line in one.agenda.items():
        yield from (f"{key}: no level {name!r}" for name in line.levels if name not in _levels())
        yield from (f"{key}: no procedure {name!r}" for name in line.procedures if name not in procedures.declared())


def _levels() -> set[str]:
    """The triage table's, and those of procedures that have their own."""
    own = {level.key for procedure in procedures.declared().values() for level in procedure.levels}
    return own | pack().part(Triage).levels.keys()
