"""What a person may want with a case beside its next step: actions that answer one wish stand together, folded under its words.

An action named in none of them is the case's own work and stands open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from fengge.core.wording import Words


@dataclass(frozen=True)
class Wish:
    """One wish in a person's words, and the actions that answer it."""

    title: Words
    keys: tuple[str, ...]


PRESSING = Wish(
    _("催办、督办、要时间"),
    (
        "urge", "urge_upstream", "supervise", "lift_supervision",
        "ask_time", "ask_platform_time", "extend", "postpone", "pause",
    ),
)  # fmt: skip
WISHES = (
    Wish(
        _("换人办、请人帮"),
        ("assign", "ask_help", "transfer", "raise", "send_down", "return", "recuse", "dispute_lead"),
    ),
    PRESSING,
    Wish(
        _("防止矛盾激化、保护双方"),
        ("risk_assess", "risk_plan", "risk_police", "risk_renew", "risk_lift", "accuse", "take_back_accused"),
    ),
    Wish(_("拆开、并案"), ("split", "merge")),
    Wish(_("改级别、不再办"), ("regrade", "refer", "withdraw", "refuse", "terminate", "hand_back", "reopen")),
)
FOLDED = frozenset(key for wish in WISHES for key in wish.keys)
# Small things written down at any time come after the work itself.
JOTTED = ("note", "attach")
# Offered only while somebody waits for an answer of just this reader's: nothing comes before them.
ANSWERS = ("take_up", "answer_alarm", "answer_supervision", "answer_transfer", "answer_help", "answer_time")
# Offered only while there is something to end or decide.
OPEN_ENDS = ("decide_lead", "answer_platform_time", "resume")
FROM_THE_PANEL = frozenset({"tell_apart"})  # offered where the pairs are shown
