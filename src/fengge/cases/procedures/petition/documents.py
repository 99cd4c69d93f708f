"""The papers of a petition, in the order of its dossier."""

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import Document

DOCUMENTS = (
    Document("acceptance_notice", _("受理告知书"), 1, must=True, template="acceptance_notice"),
    Document("declining_notice", _("不予受理告知书"), 2, template="declining_notice"),
    Document("forwarding_notice", _("转送告知书"), 3, template="forwarding_notice"),
    Document("identity_proof", _("信访人身份证明"), 4),
    Document("evidence", _("信访材料和证据"), 5),
    Document("investigation_record", _("调查记录"), 6, must=True),
    Document("assessment_record", _("研判记录"), 7, must=True),
    Document("resolution_plan", _("化解方案"), 8, must=True),
    Document("extension_notice", _("延长办理期限告知书"), 9, template="extension_notice"),
    Document("handling_opinion", _("信访处理意见书"), 10, must=True, template="handling_opinion"),
    Document("delivery_receipt", _("送达回证"), 11, must=True),
    Document("review_opinion", _("信访复查意见书"), 12, template="review_opinion"),
    Document("final_opinion", _("信访复核意见书"), 13, template="final_opinion"),
    Document("return_visit_record", _("回访记录"), 14, must=True),
    Document("urgent_report", _("重大紧急情况报告"), 15, template="urgent_report"),
)
