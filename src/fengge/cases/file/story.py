"""The story of a case: its events, newest first, with the papers each of them left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from fengge.cases.file.telling import text_of
from fengge.cases.vocabulary import event_titles
from fengge.core.clock import local
from fengge.orgs.county.posts import in_words
from fengge.ui import DocumentItem, TimelineEntry

if TYPE_CHECKING:
    from fengge.cases.file.record import Record
    from fengge.cases.models import Attachment
    from fengge.core.models import Event
    from fengge.core.wording import Words

ICONS = {
    "case.reported": "message-2", "case.registered": "clipboard-list", "case.triaged": "filter", "case.accepted": "check",
    "case.assigned": "user-check", "case.returned": "corner-up-left", "case.transfer_offered": "arrow-right",
    "case.transferred": "arrow-right", "case.transfer_returned": "corner-up-left", "party.consented": "thumb-up",
    "party.declined": "circle-x", "case.investigated": "search", "case.mediated": "messages", "agreement.made": "signature",
    "obligation.performed": "circle-check", "obligation.broken": "alert-triangle", "case.visited": "walk",
    "case.closed": "circle-check", "case.archived": "archive", "case.reopened": "refresh", "case.noted": "note",
    "case.attached": "paperclip", "case.paused": "player-pause", "case.resumed": "player-play", "case.rated": "star",
    "case.split": "git-branch", "case.became_part": "git-branch", "case.merged": "git-merge", "case.absorbed": "git-merge",
    "case.help_asked": "users", "case.help_answered": "users", "case.lead_disputed": "scale", "case.lead_decided": "scale",
    "confirmation.checked": "list-check", "confirmation.applied": "gavel", "confirmation.decided": "gavel",
    "risk.assessed": "shield", "risk.planned": "list-check", "risk.police_told": "alert-triangle", "risk.renewed": "refresh",
    "risk.lifted": "circle-check", "risk.expired": "clock", "risk.slips_taken": "printer",
    "case.revealed": "eye", "dossier.printed": "printer", "case.recused": "user", "case.extended": "calendar-due",
    "case.raised": "arrow-up", "case.taken_up": "user-check", "case.sent_down": "arrow-down", "case.alarmed": "alert-triangle",
    "alarm.answered": "check", "case.urged": "clock-exclamation", "case.supervised": "eye", "supervision.answered": "message-2",
    "supervision.lifted": "eye-off", "extension.asked": "calendar-due", "extension.granted": "calendar-due",
    "case.discussed": "users-group", "case.decision_done": "checkbox",
    "risk.discussed": "users-group", "risk.decision_done": "checkbox",
}  # fmt: skip
TONES = {
    "agreement.made": "good", "case.closed": "good", "obligation.performed": "good", "case.returned": "warn",
    "case.transfer_returned": "warn", "party.declined": "warn", "case.reopened": "warn", "obligation.broken": "danger",
    "case.refused": "warn", "case.terminated": "warn", "case.raised": "warn", "case.supervised": "warn", "case.alarmed": "danger",
}  # fmt: skip


def story_of(record: Record) -> list[TimelineEntry]:
    """Newest first. Told in order, so that what events do not name is handed to the right one."""
    entries = [_entry(record, event) for event in record.events]
    return entries[::-1]


def _entry(record: Record, event: Event) -> TimelineEntry:
    papers = [_paper(record, one) for one in record.attachments if _belongs(one, event, record)]
    text = text_of(record, event)
    return TimelineEntry(
        title_of(record, event),
        _who(event),
        local(event.at),
        text,
        ICONS.get(event.type, "point"),
        papers,
        tone=TONES.get(event.type, ""),  # type: ignore[arg-type]
        key=str(event.pk),
    )


def title_of(record: Record, event: Event) -> Words:
    """What the procedure calls it, or what the desk adds of its own."""
    own = {
        "case.revealed": _("查看了联系方式"),
        "dossier.printed": _("取出文书"),
        **dict.fromkeys(("case.discussed", "risk.discussed"), _("会上议定")),
        **dict.fromkeys(("case.decision_done", "risk.decision_done"), _("会议决定办好")),
        "case.rated": _("群众评价"),
        "case.decider_named": _("改由他人裁定"),
        "case.became_part": _("从另一事项分出"),
        "case.absorbed": _("另一事项并入"),
        "case.followed": _("并案后的进展"),
        "risk.expired": _("风险标注到期取消"),
        "risk.slips_taken": _("取出单据"),
    }
    said = record.case.procedure.said
    return (
        own.get(event.type)
        or said.get(event.type)
        or event_titles(record.case.procedure_key).get(event.type, event.type)
    )


def _who(event: Event) -> str:
    if event.actor_kind == "system":
        return _("系统")
    return in_words(event.signature) or _("群众")


def _belongs(attachment: Attachment, event: Event, record: Record) -> bool:
    """By name where the event names its files; the resident's photos came with the first word."""
    if "attachments" in event.details:
        return attachment.pk in event.details["attachments"]
    return event.type == "case.reported" and attachment.from_resident and event is record.events[0]


def _paper(record: Record, attachment: Attachment) -> DocumentItem:
    url = reverse("cases.attachment", args=[record.case.number, attachment.pk])
    return DocumentItem(attachment.title, url, attachment.get_kind_display())
