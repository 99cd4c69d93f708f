"""Actions between acceptance and agreement: consent, investigation, sessions, pauses, extension, termination."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Action, Field, RequiresDocument, RequiresFact
from fengge.cases.procedures.hands import REASON
from fengge.cases.procedures.mediation.receiving import IMPARTIAL
from fengge.cases.procedures.mediation.stages import IN_MEDIATION

BOTH_AGREE = RequiresFact("consent.all", _("还有当事人没有同意调解"), law=_("《人民调解法》第十七条"))
RIGHTS_TOLD = RequiresDocument("rights_notice", _("当事人权利义务告知书"), law=_("《人民调解法》第二十三条"))
PAUSE_REASONS = {
    "appraisal": _("等待鉴定"),
    "evidence": _("等待证据"),
    "absent": _("当事人暂时不能到场"),
    "force": _("不可抗力"),
}

MEDIATING = (
    Action(
        "consent",
        _("当事人同意"),
        "party.consented",
        ("accepted",),
        {"all": "consented", "some": None},
        "cases.consent",
        documents=("rights_notice",),
        law=_("《人民调解法》第十七条"),
    ),
    Action(
        "refuse",
        _("当事人拒绝"),
        "case.refused",
        IN_MEDIATION,
        "refused",
        "cases.refuse",
        input=(Field("reason", _("理由"), "text", required=False),),
        told=("parties",),
        law=_("《人民调解法》第十七条"),
    ),
    Action(
        "investigate",
        _("调查"),
        "case.investigated",
        ("accepted", "consented", "investigating"),
        "investigating",
        "cases.investigate",
        guards=(IMPARTIAL, BOTH_AGREE),
        documents=("investigation_record",),
    ),
    Action(
        "mediate",
        _("调解"),
        "case.mediated",
        IN_MEDIATION,
        "mediating",
        "cases.mediate",
        guards=(IMPARTIAL, BOTH_AGREE, RIGHTS_TOLD),
        documents=("mediation_record",),
        law=_("《人民调解法》第二十二条"),
    ),
    Action(
        "pause",
        _("暂停"),
        "case.paused",
        ("investigating", "mediating"),
        None,
        "cases.step",
        input=(Field("why", _("暂停原因"), "choice", choices=PAUSE_REASONS), REASON),
        told=("parties",),
        undoable=True,
    ),
    Action(
        "resume",
        _("恢复"),
        "case.resumed",
        ("investigating", "mediating"),
        None,
        "cases.step",
        guards=(RequiresFact("case.paused", _("本案没有暂停"), quiet=True),),
        told=("parties",),
    ),
    Action(
        "extend",
        _("延长期限"),
        "case.extended",
        ("consented", "investigating", "mediating"),
        None,
        "cases.extend",
        guards=(
            RequiresFact("consent.extension", _("延长期限须各方当事人都同意")),
            RequiresFact("clock.mediation.running", _("调解期限没有在计时，或者已经过了，不能延长")),
        ),
        input=(Field("days", _("延长天数"), "number"), REASON),
        told=("parties",),
    ),
    Action(
        "agree",
        _("达成协议"),
        "agreement.made",
        ("mediating",),
        {"written": "agreed", "oral": "agreed"},
        "cases.agree",
        guards=(
            IMPARTIAL,
            BOTH_AGREE,
            RequiresDocument("mediation_record", _("调解记录"), law=_("《人民调解法》第二十七条")),
            RequiresFact(
                "agreement.may_be_oral",
                _("当事人要求书面、不能当场履行或者案情重大复杂的，须订立书面协议"),
                law=_("参照《宁波市人民调解条例》第二十四条"),
                only_for=("oral",),
            ),
        ),
        input=(Field("perform_by", _("约定履行日期"), "day", required=False),),
        documents=("mediation_agreement", "oral_agreement_record"),
        told=("parties",),
        law=_("《人民调解法》第二十八条"),
    ),
    Action(
        "terminate",
        _("终止调解"),
        "case.terminated",
        IN_MEDIATION,
        "terminated",
        "cases.terminate",
        input=(REASON,),
        told=("parties",),
        law=_("《人民调解法》第二十六条"),
    ),
)
