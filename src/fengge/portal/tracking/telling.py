"""The case as a resident reads it: plain sentences, no other party's contact, nothing that is not theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fengge.cases import procedures
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Step
from fengge.cases.showing.clocks import full_clock
from fengge.cases.showing.counting import day_counts
from fengge.core.clock import now
from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.orgs.county.posts import in_words
from fengge.ui.story import TimelineEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.cases.models import Case
    from fengge.cases.procedure import Action, Clock
    from fengge.cases.showing.counting import DayCount
    from fengge.core.wording import Words
    from fengge.ui import ClockView

# What a resident is told of, and how; a procedure's own actions say it themselves. Everything else stays in the file.
TOLD: dict[str, tuple[str, Callable[[], str]]] = {
    "case.reported": ("send", lambda: _("您反映的事已收到")),
    "case.registered": ("file-text", lambda: _("已登记")),
    "case.triaged": ("arrow-right", lambda: _("已确定由谁办、怎么办")),
    "case.accepted": ("check", lambda: _("已受理")),
    "case.assigned": ("user", lambda: _("已交给承办人")),
    "case.transferred": ("arrow-right", lambda: _("已移交办理")),
    "party.consented": ("heart-handshake", lambda: _("已征求当事人意愿")),
    "party.declined": ("x", lambda: _("有当事人不同意调解")),
    "case.investigated": ("search", lambda: _("承办人做了调查")),
    "case.mediated": ("messages", lambda: _("开了一次调解会")),
    "agreement.made": ("signature", lambda: pgettext("happened", "达成协议")),
    "obligation.performed": ("check", lambda: _("协议的一项已履行")),
    "obligation.broken": ("alert-triangle", lambda: _("协议的一项没有按期履行")),
    "case.extended": ("clock", lambda: _("经各方同意延长了期限")),
    "case.raised": ("arrow-up", lambda: _("已交给上一级办理")),
    "case.taken_up": ("user", lambda: _("上一级已接办")),
    "case.sent_down": ("arrow-down", lambda: _("已交回下一级办理")),
    "case.supervised": ("eye", lambda: _("上级要求限期办理")),
    "case.urged": ("clock-exclamation", lambda: _("催办了一次")),
    "extension.granted": ("clock", lambda: _("经单位负责人批准延长了期限")),
    "case.visited": ("home", lambda: _("工作人员回访")),
    "case.closed": ("circle-check", lambda: _("已办结")),
    "case.refused": ("circle-x", lambda: _("没有进入调解")),
    "case.terminated": ("circle-x", lambda: _("终止调解")),
    "case.referred": ("corner-up-left", lambda: _("转到法定渠道办理")),
    "case.withdrawn": ("arrow-back-up", lambda: _("已撤回")),
    "case.reopened": ("refresh", lambda: _("重新办理")),
    "case.merged": ("arrow-right", lambda: _("与另一件同样的事并在一起办")),
    "case.followed": ("arrow-right", lambda: _("并案后的进展")),
    "confirmation.applied": ("gavel", lambda: _("已申请司法确认")),
    "confirmation.decided": ("gavel", lambda: _("法院对司法确认作出裁定")),
    "case.rated": ("star", lambda: _("您作了评价")),
}


def told_by_procedures(case: Case) -> dict[str, Action]:
    """What the case's procedure says of its events; the case may have come here from another one, with events nobody else has."""
    others = [action for one in procedures.all() for action in one.actions if action.event not in TOLD]
    return {action.event: action for action in reversed([*case.procedure.actions, *others]) if action.tells}


def story(case: Case) -> list[TimelineEntry]:
    """What happened, newest first."""
    rows = Event.objects.filter(subject_kind=subject_kind(case), subject_id=case.pk).order_by("-id")
    notes = {step.pk: step for step in Step.objects.filter(case=case, action="note", answers__to_reporter=True)}
    own = told_by_procedures(case)
    told = [_entry(row, notes, own) for row in rows]
    return [entry for entry in told if entry]


def _entry(row: Event, notes: dict[int, Step], own: dict[str, Action]) -> TimelineEntry | None:
    who = in_words(row.signature) if row.actor_kind == "staff" else ""
    if row.type == "case.noted" and (note := notes.get(row.details.get("step", 0))):
        return TimelineEntry(_("承办人说"), who=who, at=row.at, text=note.answers["words"], icon="message")
    if action := own.get(row.type):
        said = str(row.details.get(action.shows, ""))
        return TimelineEntry(action.tells, who=who, at=row.at, text=said, icon="check")
    if row.type not in TOLD:
        return None
    icon, words = TOLD[row.type]
    text = row.details.get("stage", "") if row.type == "case.followed" else ""
    return TimelineEntry(words(), who=who, at=row.at, text=text, icon=icon)


# What each clock promises a resident; a clock that only binds the office inside is not shown.
PROMISES: dict[str, Callable[[], str]] = {
    "unassigned": lambda: _("最迟有人接手"),
    "acceptance": lambda: _("最迟答复是否受理"),
    "handling": lambda: _("最迟办出结果"),
    "raised": lambda: _("上一级最迟办出结果"),
    "mediation": lambda: _("最迟调解完"),
    "performance": lambda: _("约定履行的日子"),
    "court_ruling": lambda: _("法院最迟作出裁定"),
    "judicial_confirmation": lambda: _("可以申请司法确认到"),
    "return_visit": lambda: _("最迟回访您"),
    "reopening": lambda: _("可以要求重新办理到"),
}


def promised(case: Case) -> list[tuple[Words, Clock]]:
    """The clocks a resident is promised by, the nearest first, each with its promise in words."""
    running = [one for one in clocks_of(case, now()) if one.is_open and (one.deadline.promise or one.key in PROMISES)]
    return [(promise_of(one), one) for one in sorted(running, key=lambda one: str(one.due_at))]


def promise_of(clock: Clock) -> Words:
    """The procedure's own words, else the common ones."""
    return clock.deadline.promise or PROMISES[clock.key]()


def days(case: Case) -> list[tuple[Words, Clock, ClockView, DayCount | None]]:
    """Every promise with how its day came about and the days counted one by one, those kept already last."""
    told = [
        one for one in clocks_of(case, now()) if not one.cancelled_at and (one.deadline.promise or one.key in PROMISES)
    ]
    inorder = sorted(told, key=lambda one: (not one.is_open, str(one.due_at)))
    counts = day_counts(inorder)
    return [(promise_of(one), one, full_clock(one), count) for one, count in zip(inorder, counts, strict=True)]
