"""What posts may do to cases. A pack's posts.toml grants these by key."""

from django.utils.translation import gettext_lazy as _

from fengge.core.access import Permission


class May:
    """Permissions of casework; `public` ones everybody has, for what is their own."""

    REPORT = Permission("cases.report", _("反映"), public=True)
    FOLLOW = Permission("cases.follow", _("查进度"), public=True)
    RATE = Permission("cases.rate", _("评价"), public=True)
    READ = Permission("cases.read", _("查看事项"), reads=True)
    OPEN = Permission("cases.open", _("登记"))
    NOTE = Permission("cases.note", _("记一笔"))
    ATTACH = Permission("cases.attach", _("添加材料"))
    TRIAGE = Permission("cases.triage", _("分流"))
    ASSIGN = Permission("cases.assign", _("指派"))
    ACCEPT = Permission("cases.accept", _("受理"))
    RETURN = Permission("cases.return", _("退回"))
    TRANSFER = Permission("cases.transfer", _("移交"))
    HAND_OVER = Permission("cases.hand_over", _("离任交接"))
    REFER = Permission("cases.refer", _("导入法定途径"))
    RECUSE = Permission("cases.recuse", _("回避"))
    CONSENT = Permission("cases.consent", _("记录调解意愿"))
    INVESTIGATE = Permission("cases.investigate", _("记录调查"))
    MEDIATE = Permission("cases.mediate", _("记录调解"))
    AGREE = Permission("cases.agree", _("记录协议"))
    PERFORM = Permission("cases.perform", _("记录履行"))
    EXTEND = Permission("cases.extend", _("延期"))
    REFUSE = Permission("cases.refuse", _("不予受理"))
    TERMINATE = Permission("cases.terminate", _("终止调解"))
    VISIT = Permission("cases.visit", _("回访"))
    CLOSE = Permission("cases.close", _("结案"))
    ARCHIVE = Permission("cases.archive", _("归档"))
    REOPEN = Permission("cases.reopen", _("重新办理"))
    PRINT = Permission("cases.print", _("打印文书"))
    EXPORT = Permission("cases.export", _("导出清单"))
    PUBLISH = Permission("cases.publish", _("发布办理程序"))
    SPLIT = Permission("cases.split", _("分出子事项"))
    MERGE = Permission("cases.merge", _("并案"))
    ASK_HELP = Permission("cases.ask_help", _("请求协办"))
    DISPUTE_LEAD = Permission("cases.dispute_lead", _("提出牵头分歧"))
    DECIDE_LEAD = Permission("cases.decide_lead", _("裁定牵头单位"))
    TELL_MERGED = Permission("cases.tell_merged", _("告知并案后的进展"))
    STEP = Permission("cases.step", _("办理步骤"))
    LETTERS = Permission("cases.letters", _("查看函件"), reads=True)
    DRAFT_LETTER = Permission("cases.draft_letter", _("起草函件"))
    ISSUE_LETTER = Permission("cases.issue_letter", _("签发和撤回函件"))
    JUDGE_LETTER = Permission("cases.judge_letter", _("催办、延期和审核函件回复"))
    ANSWER_LETTER = Permission("cases.answer_letter", _("签收和回复函件"))
