"""The declaration of hotline orders, whole. There is one clock, the platform's; whatever else runs here owes nothing."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import (
    Action,
    Deadline,
    Field,
    Ladder,
    Procedure,
    RequiresFact,
    Stage,
    When,
    build,
    hours,
    stated_moment,
)
from fengge.cases.procedures import hands
from fengge.cases.procedures.escalation import WORDS, escalating
from fengge.cases.procedures.joining import helping
from fengge.cases.procedures.ladder import RUNGS
from fengge.cases.procedures.risk import watched

OPEN = ("received", "handling")
OVER = ("sent", "handed_back")
GRANTED = When("hotline.extended", {"granted": True})
AGAIN = "hotline.sent_again"

STAGES = (
    Stage("received", _("待接办")),
    Stage("handling", _("办理中")),
    Stage("replied", _("已答复，待回传")),
    Stage("sent", _("已回传平台"), terminal=True),
    Stage("handed_back", _("已退回平台"), terminal=True, side=True, outcome="returned"),
)
ACTIONS = (
    Action("receive", _("收到工单"), "case.reported", (), "received", "cases.import_orders", told=("town",)),
    Action("take", _("接办"), "case.taken", ("received",), "handling", "cases.serve"),
    Action(
        "reply",
        _("答复工单"),
        "hotline.replied",
        OPEN,
        "replied",
        "cases.serve",
        told=("county",),
    ),
    Action(
        "hand_back",
        _("退回平台"),
        "hotline.handed_back",
        ("received",),
        "handed_back",
        "cases.return",
        guards=(RequiresFact("clock.returning.open", _("已过可以退回平台的时间，请办理后答复")),),
        told=("county",),
    ),
    Action(
        "ask_platform_time",
        _("向平台申请延期"),
        "hotline.extension_asked",
        ("handling",),
        None,
        "cases.serve",
        guards=(RequiresFact("hotline.extension_free", _("已有一次延期申请在等平台答复")),),
        input=(Field("reason", _("延期理由"), "text"),),
        told=("county",),
    ),
    Action(
        "answer_platform_time",
        _("记录平台对延期的答复"),
        "hotline.extended",
        ("handling",),
        None,
        "cases.import_orders",
        guards=(RequiresFact("hotline.extension_asked", _("没有等平台答复的延期申请")),),
        told=("holder",),
    ),
    Action(
        "urge_upstream",
        _("记录平台催办"),
        "hotline.urged",
        OPEN,
        None,
        "cases.import_orders",
        told=("holder", "town"),
    ),
    Action("send", _("回传平台"), "hotline.sent", ("replied",), "sent", "cases.import_orders"),
    Action(
        "correct_reply",
        _("退回重新答复"),
        "hotline.reply_refused",
        ("replied",),
        "handling",
        "cases.import_orders",
        told=("holder",),
    ),
    # The same order again, under its own number: the platform says until when.
    Action(
        "take_back_in",
        _("平台退回重办"),
        "hotline.sent_again",
        OVER,
        "received",
        "cases.import_orders",
        told=("holder", "town"),
        after_end=True,
    ),
    hands.assign(OPEN),
    hands.transfer(OPEN),
    hands.answer_transfer(OPEN, None),
    hands.recuse(OPEN),
    # A complaint about an office is not answered by it, nor does it learn who called.
    hands.accuse((*OPEN, "replied"), law=""),
    hands.take_back_accused((*OPEN, "replied")),
    *helping(OPEN, "replied"),
    hands.attach((*OPEN, "replied", *OVER)),
    hands.note((*OPEN, "replied", *OVER)),
    *escalating((*OPEN, "replied")),
)

PROCEDURE = build(
    Procedure(
        key="hotline",
        title=_("12345 工单"),
        version=1,
        law=_("国办发〔2020〕53号"),
        about=_("12345 平台派来的工单：用平台的编号和时限，办完把答复交回平台。"),
        kinds="hotline_kinds",
        stages=STAGES,
        actions=watched(ACTIONS, STAGES, (*OPEN, "replied")),
        deadlines=(
            Deadline(
                "upstream",
                _("平台办结时限"),
                stated_moment("upstream_due"),
                starts=("case.reported", GRANTED, "hotline.reply_refused", AGAIN),
                stops=("hotline.replied", "hotline.handed_back"),
                renews=(GRANTED, "hotline.reply_refused", AGAIN),
                rolls_to_workday=False,
                law=_("国办发〔2020〕53号"),
            ),
            Deadline(
                "returning",
                _("可以退回平台"),
                hours(24),
                starts=("case.reported", AGAIN),
                stops=("hotline.handed_back",),
                renews=(AGAIN,),
                window=True,
                example=True,
            ),
        ),
        ladder=Ladder(RUNGS, rises_on=("upstream",)),
        words={**WORDS, "case.procedure_changed": _("改用另一版程序"), "case.transfer_returned": _("移交被退回")},
    )
)
