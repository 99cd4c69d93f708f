"""At start-up: the rows of notices name events that happen, and audiences that the event has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.checks import CheckMessage, Error, register
from django.utils.translation import gettext as _

from fengge.cases.letters.notices import BY_RULE as OF_LETTERS
from fengge.cases.letters.notices import TO_ISSUER, TO_RECIPIENT
from fengge.cases.notices.following import INSTEAD
from fengge.cases.procedures import declared
from fengge.core.packs import PackError, pack
from fengge.core.packs.notices import Notices

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is told beside the actions of procedures: by the sweep, by the calendar, of letters, of decisions.
OWING = ("holder", "dispatchers", "decider")
BY_RULE: dict[str, tuple[str, ...]] = {
    "limit.near": OWING, "limit.late": OWING, "limit.raised_from": ("holder",),
    "limit.raised_to": ("dispatchers",), "limit.alarmed": ("top", "holder"), "calendar.missing": ("county",),
    "decision.made": ("owner",), **dict.fromkeys(TO_RECIPIENT, ("recipient",)), **dict.fromkeys(TO_ISSUER, ("issuer",)), **OF_LETTERS,
}  # fmt: skip

# A limit that has a row of its own is told in its own words, and to more.
OF_A_LIMIT = ("holder", "dispatchers", "visitors", "parties")


def audiences() -> dict[str, frozenset[str]]:
    """Whom each event may be told to, by the procedures and the rules."""
    found: dict[str, set[str]] = {event: set(told) for event, told in (BY_RULE | INSTEAD).items()}
    for procedure in declared().values():
        for action in procedure.actions:
            if action.told:
                found.setdefault(action.event, set()).update(action.told)
    return {event: frozenset(told) for event, told in found.items()}


def of_limits() -> dict[str, frozenset[str]]:
    """Rows a county may write for one limit; without one the common row serves."""
    limits = [one for procedure in declared().values() for one in procedure.deadlines]
    near = {f"limit.near.{one.key}": frozenset(OF_A_LIMIT) for one in limits if one.reminds}
    return near | {f"limit.late.{one.key}": frozenset(BY_RULE["limit.late"]) for one in limits if not one.window}


@register()
def notices_name_what_there_is(**_kwargs: object) -> list[CheckMessage]:
    """Every row that could never be used, with its file, its line and what may stand there."""
    try:
        return [Error(str(mistake), id="fengge.E012") for mistake in mistakes()]
    except PackError:
        return []  # told by the check of the pack itself


def mistakes() -> Iterator[PackError]:
    """Rows for events or audiences that do not exist."""
    known = audiences() | of_limits()
    for event, row in pack().part(Notices).rows.items():
        if event not in known:
            yield _mistake(_("没有名为“%s”的事件") % event, _("请对照国家县包的 notices.toml"), "rows", event)
            continue
        for audience in row.to:
            if audience not in known[event]:
                remedy = _("这个事件可以告知：%s") % "、".join(sorted(known[event]))
                yield _mistake(_("“%s”不会被告知") % audience, remedy, "rows", event, "to", audience)


def _mistake(problem: str, remedy: str, *where: str) -> PackError:
    return PackError(*pack().place("notices.toml", where), problem, remedy)
