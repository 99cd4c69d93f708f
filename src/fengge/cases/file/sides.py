"""What stands beside the story: parties, deadlines and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from fengge.cases.models import Attachment
from fengge.cases.permissions import May
from fengge.cases.procedure import State, fact_of
from fengge.cases.showing.clocks import full_clock
from fengge.core.clock import local
from fengge.ui import Action, DocumentItem, Party, Step
from fengge.ui.words import masked_phone

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.cases.models import Case
    from fengge.cases.models import Party as PartyRow
    from fengge.cases.procedure import Document
    from fengge.core.access import Actor
    from fengge.ui import ClockView

BROUGHT = {
    "identity_proof": Attachment.Kind.IDENTITY,
    "authorization": Attachment.Kind.AUTHORITY,
    "evidence": Attachment.Kind.EVIDENCE,
    "performance_proof": Attachment.Kind.RECEIPT,
}


def steps_of(record: Record) -> list[Step]:
    """The main road with where the case stands; a way off the road is shown instead of what it cut off."""
    procedure, case = record.case.procedure, record.case
    days = {stage: local(event.at) for event in record.events if (stage := event.changes.get("stage", [0, ""])[1])}
    road = [stage for stage in procedure.stages if not stage.side]
    days.setdefault(road[0].key, local(case.reported_at))
    if procedure.stage(case.stage).side:
        road = [*(stage for stage in road if stage.key in days), procedure.stage(case.stage)]
    here = [stage.key for stage in road].index(case.stage)
    over = procedure.stage(case.stage).terminal
    return [
        Step(stage.title, _standing(number - here, passed=stage.key in days, over=over), days.get(stage.key))
        for number, stage in enumerate(road)
    ]


def _standing(away: int, *, passed: bool, over: bool) -> Literal["done", "current", "waiting", "skipped"]:
    if away > 0:
        return "waiting"
    if away == 0 and not over:
        return "current"
    return "done" if passed else "skipped"


def clocks(record: Record) -> dict[str, list[ClockView]]:
    """Those that run, nearest end first, without windows that have closed; and those that are over."""
    live = (
        clock
        for clock in record.clocks
        if clock.is_open and not (clock.deadline.window and clock.state == State.MISSED)
    )
    running = sorted(live, key=lambda clock: clock.due_at or clock.at)
    over = [clock for clock in record.clocks if clock.met_at][::-1]
    return {"clocks": [full_clock(clock) for clock in running], "clocks_over": [full_clock(clock) for clock in over]}


def parties(record: Record) -> list[Party]:
    """Phones masked in the middle; showing one whole is a verb of its own and stays on record."""
    reveals = record.actor.may(May.READ, record.case)
    return [_party(record.case, party, reveals=reveals) for party in record.parties.values()]


def _party(case: Case, party: PartyRow, *, reveals: bool) -> Party:
    url = reverse("cases.reveal", args=[case.number, party.pk]) if reveals and party.phone else ""
    notes = [
        _("反映人") if party.reporter else "",
        _("未成年人") if party.is_minor else "",
        _("对其他当事人隐去住址电话") if party.shielded else "",
        _("代理人：%s") % party.represented_by if party.represented_by else "",
    ]
    place = "" if party.shielded else party.address
    return Party(
        party.name, party.get_role_display(), masked_phone(party.phone), url, place, " · ".join(filter(None, notes))
    )


def papers(record: Record) -> list[DocumentItem]:
    """The index of the dossier: what is there, and what must still come; pieces that stand for one another on one line."""
    case, facts = record.case, record.facts
    there = [
        document for document in case.procedure.documents
        if facts.get(fact_of(document.key)) and not document.generated
    ]  # fmt: skip
    lacking = case.procedure.missing_documents(facts)
    return [DocumentItem(document.title) for document in there] + [
        _lacking(case, record.actor, line) for line in lacking
    ]


def _lacking(case: Case, actor: Actor, line: tuple[Document, ...]) -> DocumentItem:
    title = format_lazy(_("{one}或{other}"), one=line[0].title, other=line[1].title) if line[1:] else line[0].title
    kind = BROUGHT.get(line[0].key)
    brings = kind and actor.may(May.ATTACH, case)
    url = f"{reverse('cases.do', args=[case.number, 'attach'])}?kind={kind}#beside"
    action = Action(_("上传"), url, "plain", icon="upload", beside=True) if brings else None
    return DocumentItem(title, missing=True, required=True, action=action)
