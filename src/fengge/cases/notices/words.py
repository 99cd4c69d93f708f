"""What notices say. A message to a resident names no party and quotes nothing of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from fengge.cases.procedures import declared
from fengge.core.packs import pack

if TYPE_CHECKING:
    from fengge.cases.models import Case

# What staff read on their desk, by event.
SAID = {
    "case.reported": gettext_noop("%(number)s 新反映到您这里"),
    "case.triaged": gettext_noop("%(number)s 分流给您办理"),
    "case.regraded": gettext_noop("%(number)s 调整了级别"),
    "case.assigned": gettext_noop("%(number)s 交给您承办"),
    "case.accepted": gettext_noop("%(number)s 已受理"),
    "case.returned": gettext_noop("%(number)s 被退回，请看理由"),
    "case.transfer_offered": gettext_noop("%(number)s 请您答复是否接收移交"),
    "case.transferred": gettext_noop("%(number)s 的移交有了答复"),
    "case.recused": gettext_noop("%(number)s 有人回避，请另行安排"),
    "case.withdrawn": gettext_noop("%(number)s 已撤回"),
    "case.reopened": gettext_noop("%(number)s 要求重新办理"),
    "case.merged": gettext_noop("%(number)s 已并入另一事项"),
    "case.help_asked": gettext_noop("%(number)s 请您单位协办"),
    "case.help_answered": gettext_noop("%(number)s 的协办有了答复"),
    "case.lead_disputed": gettext_noop("%(number)s 由谁牵头，请您裁定"),
    "case.lead_decided": gettext_noop("%(number)s 的牵头单位已经裁定"),
    "case.raised": gettext_noop("%(number)s 上交到您这里，请接办"),
    "case.taken_up": gettext_noop("%(number)s 上级已接办"),
    "case.sent_down": gettext_noop("%(number)s 下交到您这里办理，请看要求"),
    "case.alarmed": gettext_noop("%(number)s 已在最高一级，请处置"),
    "alarm.answered": gettext_noop("%(number)s 的告警有了处置意见"),
    "case.urged": gettext_noop("%(number)s 有人催办"),
    "case.supervised": gettext_noop("%(number)s 被督办，请按期答复"),
    "supervision.answered": gettext_noop("%(number)s 的督办有了答复"),
    "supervision.lifted": gettext_noop("%(number)s 的督办已解除"),
    "extension.asked": gettext_noop("%(number)s 申请延期，请审批"),
    "extension.granted": gettext_noop("%(number)s 的延期已批准"),
    "extension.declined": gettext_noop("%(number)s 的延期没有批准"),
}
# Of these residents are told too, by stage alone.
TOLD_OUTSIDE = (
    "case.registered", "case.referred", "case.refused", "case.extended", "case.paused", "case.resumed", "agreement.made",
    "case.terminated", "obligation.performed", "confirmation.applied", "case.closed", "extension.granted",
    "petition.declined", "petition.forwarded", "petition.delivered", "petition.reviewed", "petition.final_reviewed",
)  # fmt: skip


def said_of(case: Case, event: str) -> str:
    """What staff read of this event: the common words, else those of the case's own procedure; empty where there are none."""
    own = (action.notice for action in case.procedure.actions if action.event == event and action.notice)
    return SAID.get(event) or next(own, "")


def events_told() -> tuple[str, ...]:
    """Every event of which somebody may be told."""
    own = (action.event for one in declared().values() for action in one.actions if action.told)
    return tuple(dict.fromkeys((*SAID, *TOLD_OUTSIDE, *own)))


def message(case: Case, stage: str) -> str:
    """In Chinese, whoever acted: the resident's language is not known."""
    with translation.override("zh-hans"):
        told = {
            "county": pack().info.title,
            "number": case.number,
            "stage": case.procedure.stage(stage).title,
            "link": settings.BASE_URL + reverse("portal.story", args=[case.public_code]),
        }
        return _("【%(county)s枫格】您反映的事（%(number)s）%(stage)s。查进度：%(link)s") % told
