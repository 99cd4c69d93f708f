"""The dossier of a mediation (人民调解卷宗), in the order of its index; must-have and as needed."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Document

DOCUMENTS = (
    Document("cover", _("卷皮"), 0, must=True, template="cover", generated=True),
    Document("application", _("调解申请书"), 1, must=True, template="application"),
    Document("acceptance_register", _("受理登记表"), 1, must=True, template="acceptance_register"),
    Document("rights_notice", _("当事人权利义务告知书"), 2, must=True, template="rights_notice"),
    Document("identity_proof", _("当事人身份证明"), 3, must=True),
    Document("authorization", _("授权委托书"), 4, template="authorization"),
    Document("investigation_record", _("调查记录"), 5, template="investigation_record"),
    Document("evidence", _("证据材料"), 6),
    Document("mediation_record", _("调解记录"), 7, must=True, template="mediation_record"),
    Document("mediation_agreement", _("调解协议书"), 8, must=True, template="mediation_agreement"),
    Document("oral_agreement_record", _("口头协议登记表"), 8, must=True, template="oral_agreement_record"),
    Document("performance_proof", _("履行凭证"), 9),
    Document("return_visit_record", _("回访记录"), 10, template="return_visit_record"),
    Document("confirmation_papers", _("司法确认材料"), 11, template="confirmation_papers"),
    Document("dossier_note", _("卷宗情况说明"), 12, template="dossier_note"),
    Document("closing_report", _("结案报告表"), 12, template="closing_report"),
    Document("back_cover", _("封底"), 13, must=True, template="back_cover", generated=True),
)
