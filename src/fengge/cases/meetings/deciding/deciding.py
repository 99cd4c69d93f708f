"""Deciding an item: keep, assign, support, raise, close. What is to be done has an owner and a day, and takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _

from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.doing import get_doing
from fengge.cases.engine.hands import signature, token
from fengge.cases.holding.colleagues import may_work
from fengge.cases.meetings.calling.calling import must_be_open
from fengge.cases.meetings.series import is_narrower, series_of
from fengge.cases.models import AgendaItem, Decision
from fengge.cases.permissions import May
from fengge.core.access import Secrecy
from fengge.core.access.seen import successor
from fengge.core.clock import now, today
from fengge.core.events import on
from fengge.core.verbs import Refused, record, verb
from fengge.orgs.models import Appointment

if TYPE_CHECKING:
    from fengge.cases.meetings.deciding.inputs import DecisionGiven
    from fengge.cases.models import Case
    from fengge.core.access import Actor

KEEP, ASSIGN, SUPPORT, RAISE, CLOSE = Decision.Choice
AT_ONCE = (ASSIGN, RAISE)  # these change the case; what was changed is changed back there
NEEDS_WORDS = (SUPPORT, RAISE)


@verb(May.MEET, event="meeting.decided")
def decide(item: AgendaItem, given: DecisionGiven, *, by: Actor) -> AgendaItem:
    """Decide, or decide anew while nothing has taken effect. The newest decision takes the place of earlier ones on the matter."""
    must_be_open(item.meeting)
    earlier = Decision.objects.filter(item=item).first()
    if earlier and item.case_id and earlier.choice in AT_ONCE:
        raise Refused(_("这一项的决定已经生效，要改请在事项里办理。"))
    _check(item, given)
    owner = _owner(item, given)
    if item.case is not None:
        _take_effect(item, item.case, given, owner, by)
    decision = _store(item, earlier, given, owner, by)
    _take_place(decision, item)
    item.decided_at = now()
    record(decision=decision.pk, choice=given.choice, number=item.number)
    if item.case is not None:
        note = note_among_team if is_narrower(decision, item.case) else note_in_case
        note(item.case, by=by, decision=decision)
    return item


@verb(May.MEET, event="case.discussed")
def note_in_case(case: Case, *, by: Actor, decision: Decision) -> Case:
    """Let the case's story tell what was decided, and let whoever answers for it see the case."""
    return _note(case, decision)


@verb(May.MEET, event="risk.discussed")
def note_among_team(case: Case, *, by: Actor, decision: Decision) -> Case:
    """The same where the case was discussed for its risk: who does not see that does not read this."""
    return _note(case, decision)


def _note(case: Case, decision: Decision) -> Case:
    if decision.owner is not None:
        case.let_see(token(decision.owner))
    record(
        series=decision.series, place=decision.division, choice=decision.choice, words=decision.words,
        owner=signature(decision.owner) if decision.owner else "", due_on=decision.due_on, decision=decision.pk,
    )  # fmt: skip
    return case


def _owner(item: AgendaItem, given: DecisionGiven) -> Appointment | None:
    """Who is named; for a case that goes on as it is, its holder if nobody is."""
    if given.choice == RAISE or _is_over(item, given):
        return None
    held = item.case.holder_id if item.case and given.choice in (KEEP, CLOSE) else None
    chosen = given.owner or held
    if not chosen:
        raise Refused(_("请选谁来办。"), field="owner")
    found: Appointment = Appointment.objects.select_related("person", "division").get(pk=chosen)
    if item.case is not None:
        may_work(item.case, found, "owner")
    return found


def _is_over(item: AgendaItem, given: DecisionGiven) -> bool:
    """A matter that is no case is over when it is closed; a case has its own way of being closed."""
    return bool(given.choice == CLOSE and item.case_id is None)


def _check(item: AgendaItem, given: DecisionGiven) -> None:
    if given.choice in NEEDS_WORDS and not given.words:
        raise Refused(_("请写一句要做什么、为什么。"), field="words")
    if given.choice == RAISE:
        series = series_of(item.meeting.series)
        if series is None or not series.raises_to:
            raise Refused(_("这里已是最高一级，不能再上交；请交给一个单位办。"), field="choice")
    elif not _is_over(item, given):
        if given.due_on is None:
            raise Refused(_("请写什么时候办好。"), field="due_on")
        if given.due_on < today():
            raise Refused(_("办好的日期不能早于今天。"), field="due_on")


def _take_effect(item: AgendaItem, case: Case, given: DecisionGiven, owner: Appointment | None, by: Actor) -> None:
    """Through the same door as on the case's own page: what the stage or the post does not allow is refused in the same words.

    What was said of a risk does not get into the case's story by this door either.
    """
    words = _("会议决定") if is_narrower(item, case) else given.words or ""
    if given.choice == ASSIGN and owner is not None:
        _hand_in(case, "assign", {"to": str(owner.pk), "words": words[:200]}, "owner", by)
    if given.choice == RAISE and _may_be_raised(case, by):
        _hand_in(case, "raise", {"reason": words}, "words", by, how="meeting")


def _hand_in(case: Case, action: str, data: dict[str, Any], field: str, by: Actor, **known: str) -> None:
    bound = hand_in(case, action, data, by=by, **known)
    if not bound.ok:
        raise Refused(" ".join(words for _field, words in bound.summary), field=field)


def _may_be_raised(case: Case, by: Actor) -> bool:
    """Whether the case has a ladder to climb from here, and this post may send it up; else the meeting above takes up the decision."""
    actions = {action.key: action for action in case.procedure.actions}
    known = "raise" in actions and get_doing("raise", case.procedure_key) is not None
    return known and case.stage in actions["raise"].from_stages and by.may(actions["raise"].permission)


def _store(
    item: AgendaItem, earlier: Decision | None, given: DecisionGiven, owner: Appointment | None, by: Actor
) -> Decision:
    team = [token(owner)] if owner else []
    # What only some may read is not for the whole office.
    if owner and owner.organisation and item.secrecy == Secrecy.OPEN:
        team.append(token(owner.organisation))
    is_over = _is_over(item, given)
    told = {
        "choice": given.choice, "words": given.words or "", "owner": owner, "team": team, "at": now(), "by_id": by.appointment_id,
        "due_on": given.due_on if owner else None, "done_at": now() if is_over else None,
        "done_by_id": by.appointment_id if is_over else None,
    }  # fmt: skip
    about = {
        "item": item, "case": item.case, "number": item.number, "title": item.title, "series": item.meeting.series,
        "division": item.division, "secrecy": item.secrecy,
    }  # fmt: skip
    decision = earlier or Decision(**about)
    for name, value in told.items():
        setattr(decision, name, value)
    decision.version += bool(earlier)
    decision.save()
    return decision


def _take_place(decision: Decision, item: AgendaItem) -> None:
    """Earlier open decisions of this series on the same matter, and those that raised it from below, are answered by this one."""
    below = Q(choice=RAISE, division__gte=decision.division, division__lt=successor(decision.division))
    same = Q(pk=item.carried_id or 0) if item.case_id is None else Q(case_id=item.case_id)
    own = Q(series=decision.series, division=decision.division)
    earlier = Decision.objects.filter(same & (own | below), done_at=None, replaced_by=None).exclude(pk=decision.pk)
    earlier.exclude(pk__gt=decision.pk).update(replaced_by=decision)


@on("meeting.decided")
def follow(_item: AgendaItem, by: Actor, details: dict[str, Any]) -> None:
    """Whoever is to do something is told, unless they decided it themselves."""
    from fengge.cases.tasks import tell_of_decision

    owner = Decision.objects.filter(pk=details["decision"]).values_list("owner_id", flat=True).first()
    if owner and owner != by.appointment_id:
        tell_of_decision.defer(decision_id=details["decision"])
