"""The forms that people of the replayed county hand in, by the word of the table."""

from __future__ import annotations

from typing import Any

from tests.world import ID_A, ID_B

PHONE = "13800001234"
BOTH = [
    {"role": "applicant", "name": "田大山", "id_number": ID_A, "phone": PHONE},
    {"role": "respondent", "name": "冉小河", "id_number": ID_B},
]
HEARD = {"place": "村调解室", "present": "双方当事人", "minutes": "双方各退一步。", "result": "agreed"}
DANGER = {
    "is_hazard": "yes", "found": "护栏缺两米。", "level": "hazard_general", "unit": "大坪村民委员会", "measures": "焊好护栏。"
}  # fmt: skip
CONTENT = {"manner": "in_person", "outcome": "settled", "satisfied": "yes", "words": "水沟通了。"}
QUARREL = {"signs": ["blows", "deadline"], "matter": "上周六在水沟边推搡，说再不解决就自己解决。", "colour": "red"}
WAITING = {"signs": ["waiting"], "matter": "反映后超过期限没有答复。", "colour": "blue"}
COURT = {"court": "某县人民法院", "both": "on"}
# Words of the table that are one action with one form.
FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "接办": ("take_up", {}),
    "撤回": ("withdraw", {"reason": "双方自行和解"}),
    "归档": ("archive", {"dossier_number": "2026-001"}),
    "登记纠纷": ("register", {"title": "排水沟改道纠纷", "kind": "02", "source": "applied", "parties": BOTH}),
    "受理": ("accept", {}),
    "受理信访": ("accept", {"demand": "opinion"}),
    "结案": ("close", {"summary": "已恢复排水沟。"}),
    "核查": ("check", DANGER),
    "核查较大": ("check", DANGER | {"level": "hazard_serious"}),
    "复查合格": ("recheck", {"passed": "yes", "found": "护栏已焊好。"}),
    "接单": ("take", {}),
    "办好交付": ("deliver", {"what": "认证回执", "originals_back": "on"}),
    "处置告警": ("answer_alarm", {"answer": "交镇里接着办。"}),
    "下交": ("send_down", {"reason": "请镇里派人代办。"}),
    "答复工单": ("reply", {"reply": "路灯已修好。", "contacted": "on"}),
    "回传平台": ("send", {}),
    "评估红色风险": ("risk_assess", QUARREL),
    "评估蓝色风险": ("risk_assess", WAITING),
    "延续风险标注": ("risk_renew", {"reason": "鉴定还没有出来。"}),
    "解除风险标注": ("risk_lift", {"reason": "双方当面说开了。"}),
    "暂停等鉴定": ("pause", {"why": "appraisal", "reason": "等水利所测量。"}),
    "恢复": ("resume", {}),
    "解答": ("answer", {"answer": "可以先申请调解。"}),
    "追问": ("ask_again", {"question": "要交钱吗？"}),
    "了结": ("end", {"summary": "已讲清。"}),
    "确认能调": ("confirm_request", {}),
    "答复建议": ("answer", {"answer": "字号已调大。", "change": ""}),
    "司法确认预审": ("precheck", {"looked": "on"}),
}
OPINION = {
    "unit": "某县水务局", "claim": "补发征地补偿", "found": "漏算两分地。", "result": "supported", "words": "予以支持，十日内补发。",
    "basis": "《土地管理法》第四十八条",
}  # fmt: skip
REVIEWED = {
    "unit": "某市水务局", "found": "原处理意见事实清楚。", "words": "维持。", "basis": "《信访工作条例》第三十五条", "result": "upheld",
    "received_by": "田大山", "rights_told": "on",
}  # fmt: skip
AGAIN = {"unit": "某市水务局", "claim": "补偿标准不对"}
FORMS |= {
    "出具意见": ("answer", OPINION),
    "送达": ("deliver", {"manner": "in_person", "received_by": "田大山", "rights_told": "on"}),
    "复查维持": ("review", REVIEWED),
    "开听证": ("open_hearing", {"reason": "信访人申请听证。"}),
    "听证结束": ("close_hearing", {"reason": "听证已开完。"}),
    "复核维持": ("review_finally", REVIEWED),
    "批示": ("answer_urgent", {"words": "马上到场劝导，当天答复。"}),
    "接收移交": ("answer_transfer", {"accepted": "yes"}),
}
# The same with the day on which they are handed in.
DATED: dict[str, tuple[str, dict[str, Any]]] = {
    "整改": ("rectify", {"done": "护栏已焊好。"}),
    "调查": ("investigate", {"place": "水沟边", "asked": "双方", "found": "要请人测量。"}),
    "研判": ("assess", {"present": "专班全体", "opinion": "诉求成立。", "basis": "《土地管理法》第四十八条"}),
    "申请复查": ("ask_review", AGAIN),
    "申请复核": ("ask_final", AGAIN),
}
LETTERS: dict[str, tuple[str, dict[str, Any]]] = {
    "签收": ("receive", {}),
    "回复": ("reply", {"text": "已到现场查看，恢复排水沟。"}),
    "退回补充": ("return", {"opinion": "没有写明完成时间。"}),
    "催办": ("urge", {"words": "请抓紧。"}),
    "认可": ("accept", {}),
}
