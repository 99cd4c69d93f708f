"""How far each petition has come: one course for every stage there is."""

from __future__ import annotations

from typing import Any, NamedTuple


class Move(NamedTuple):
    """Somebody's step, so many days after the one before. `given` may name what only the playing knows, see `playing`."""

    who: str
    action: str
    given: dict[str, Any]
    after: int = 2


RIGHTS = {"received_by": "信访人", "rights_told": True}
ASK = {"unit": "市级主管部门（示例）", "claim": "对补偿标准和期限不服，请求复查。"}
REVIEWED = {
    "unit": "市级主管部门（示例）", "found": "原处理意见事实清楚，依据明确。", "words": "经复查，维持原处理意见。",
    "basis": "《信访工作条例》第三十五条", "received_by": "信访人", "rights_told": True,
}  # fmt: skip

ACCEPT = Move("office", "accept", {"demand": "opinion"})
LEAD = Move("office", "lead", {"leader": "@leader", "words": "依法依规、限期办结，结果向信访人当面说清。"}, 1)
TEAM = Move("leader", "team", {"members": "@members"}, 2)
INVESTIGATE = Move(
    "head", "investigate", {"place": "@place", "asked": "信访人、村干部和主管部门", "found": "@found"}, 5
)
ASSESS = Move("head", "assess", {"present": "专班全体", "opinion": "@opinion", "basis": "@basis"}, 4)
PLAN = Move("head", "plan", {"goal": "@opinion", "basis": "@basis", "measures": "@measures"}, 2)
MEASURE = Move("head", "measure", {"measure": "@measure", "done": "yes", "how": "@done"}, 9)
ANSWER = Move(
    "head", "answer",
    {"unit": "@unit", "claim": "@title", "found": "@found", "result": "supported", "words": "@words", "basis": "@basis"}, 3,
)  # fmt: skip
DELIVER = Move("office", "deliver", {"manner": "in_person", **RIGHTS}, 2)
SAID = {"manner": "in_person", "party": "@party", "satisfied": "yes", "words": "事情说清楚了，答应的已经做到。"}
VISIT = Move("outsider", "visit", SAID, 10)
CLOSE = Move("office", "close", {"summary": "@done"}, 3)
ARCHIVE = Move("office", "archive", {"dossier_number": "@number"}, 6)
ASK_REVIEW = Move("office", "ask_review", ASK, 12)
REVIEW = Move("outsider", "review", {"result": "upheld", **REVIEWED}, 14)
ASK_FINAL = Move("office", "ask_final", ASK, 9)
REVIEW_FINALLY = Move("second", "review_finally", {"result": "upheld", **REVIEWED}, 20)
EXTEND = Move(
    "office", "extend",
    {"days": 30, "approved_by": "周建国", "reason": "需要第三方检测，检测报告还没有出来。", "told": True}, 20,
)  # fmt: skip

URGENT = Move("office", "report_urgent", {
    "what": "二十余名群众聚集在镇政府门口，要求当天答复，围观的人越来越多。", "done": "已请社区和派出所到场维持秩序，安排专人接访。",
    "leader": "@leader", "units": "@offices",
}, 0)  # fmt: skip
ANSWER_URGENT = Move("leader", "answer_urgent", {"words": "信访局和主管部门负责人马上到场接访，今晚八点前报结果。"}, 0)
GATES = [ACCEPT, LEAD, TEAM, INVESTIGATE, ASSESS, PLAN]
ANSWERED = [*GATES, MEASURE, ANSWER]
DELIVERED = [*ANSWERED, DELIVER]
DECLINE = {"why": "in_hand", "reason": "同一事项县住建局已经受理，正在办理，请等处理意见。"}
COURSES: dict[str, list[Move]] = {
    "registered": [],
    "reported": [Move("office", "return", {"reason": "诉求和地点没有写清，请补充后再登记。"}, 1)],
    "urgent": [URGENT],
    "urgent_answered": [URGENT, ANSWER_URGENT, ACCEPT],
    "accepted": GATES[:1],
    "led": GATES[:2],
    "teamed": GATES[:3],
    "investigated": GATES[:4],
    "assessed": GATES[:5],
    "planned": GATES,
    "extended": [*GATES[:4], EXTEND],
    "answered": ANSWERED,
    "delivered": DELIVERED,
    "visited": [*DELIVERED, VISIT],
    "closed": [*DELIVERED, VISIT, CLOSE],
    "archived": [*DELIVERED, VISIT, CLOSE, ARCHIVE],
    "reviewing": [*DELIVERED, ASK_REVIEW],
    "reviewed": [*DELIVERED, ASK_REVIEW, REVIEW],
    "final_reviewing": [*DELIVERED, ASK_REVIEW, REVIEW, ASK_FINAL],
    "final_reviewed": [*DELIVERED, ASK_REVIEW, REVIEW, ASK_FINAL, REVIEW_FINALLY],
    "declined": [Move("office", "decline", DECLINE, 4)],
    "forwarded": [Move("office", "forward", {"to": "市级主管部门（示例）", "reason": "属市级主管部门职权。"}, 3)],
    "referred": [
        Move("office", "refer", {
            "channel": "review", "receiver": "县司法局行政复议机构", "reason": "属行政复议受案范围。",
            "told": "可在知道之日起 60 日内向县人民政府申请行政复议。",
        }, 3),
    ],
    "withdrawn": [ACCEPT, Move("office", "withdraw", {"reason": "信访人与施工方已自行谈妥，书面撤回。"}, 5)],
}  # fmt: skip
