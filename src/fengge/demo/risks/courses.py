"""How far each matter at risk has come: one course for every state of a mark."""

from __future__ import annotations

from typing import Any, NamedTuple


class Move(NamedTuple):
    """Somebody's step, so many hours after the one before. `given` may name what only the playing knows, see `playing`."""

    who: str
    action: str
    given: dict[str, Any]
    after: int = 2


SIDES = [
    {"role": "applicant", "name": "@asking", "phone": "@asking_phone", "id_number": "@asking_id"},
    {"role": "respondent", "name": "@other", "id_number": "@other_id"},
]
REGISTER = Move("secretary", "register", {"title": "@title", "kind": "@kind", "source": "active", "parties": SIDES})
TRIAGE = Move(
    "secretary", "triage", {"kind": "@kind", "signals": [], "level": "@level", "rung": "@rung", "route": "@route"}, 1
)
ACCEPT = Move("mediator", "accept", {}, 3)
ASSESS = Move(
    "mediator", "risk_assess", {"signs": "@signs", "matter": "@matter", "colour": "@colour", "departure": "@departure"}
)
BEGUN = [REGISTER, TRIAGE, ACCEPT, ASSESS]
PLAN = Move("mediator", "risk_plan", {"measures": "@measures", "contacts": "@contacts"}, 1)
POLICE = Move(
    "mediator",
    "risk_police",
    {
        "reporter": "村治保主任", "station": "@station", "reported_at": "@now", "receipt": "样例-0001",
        "words": "民警到场分开双方，登记后口头告诫。",
    },
    1,
)  # fmt: skip
URGE = Move("town", "urge", {"words": "方案里的夜间巡查要天天有人去，情况每天报一次。"}, 12)
REQUIRED = "三天内把双方请到镇里分开谈一次，答复结果。"
SUPERVISE = Move("town", "supervise", {"reason": "@supervised", "requirement": REQUIRED, "due_on": "@+3"}, 4)
ANSWERED = Move("mediator", "answer_supervision", {"answer": "双方已分别谈过，都答应见面前先找村里。"}, 30)
AGREED_TO = {"given": "yes", "manner": "in_person", "rights_told": True, "words": ""}
FOUND = {"on": "@+0", "place": "@place", "asked": "双方和在场的邻居", "found": "@found"}
HEARD = [
    Move("mediator", "consent", {"party": "@first", **AGREED_TO}, 3),
    Move("mediator", "consent", {"party": "@second", **AGREED_TO}, 1),
    Move("mediator", "investigate", FOUND, 20),
]
MEDIATE = Move(
    "mediator", "mediate",
    {"on": "@+0", "place": "村调解室", "present": "双方、治保主任、调解员", "minutes": "@minutes", "result": "agreed"}, 24,
)  # fmt: skip
OWED = [{"debtor": "@second", "what": "@owed", "due_on": "@+120"}]
AGREE = Move(
    "mediator",
    "agree",
    {"form": "written", "facts": "@found", "terms": "@terms", "effective_on": "@+0", "obligations": OWED},
    1,
)
SETTLED_FIRST = [*BEGUN, PLAN, *HEARD, MEDIATE, AGREE]
RENEW = Move("mediator", "risk_renew", {"reason": "@renewed"}, 24 * 76)
PERFORM = Move(
    "secretary", "perform", {"obligation": "@obligation", "performed": "yes", "on": "@+0", "how": "@kept"}, 24 * 9
)
LIFT = Move("mediator", "risk_lift", {"reason": "@lifted"}, 20)
SAID = {"manner": "in_person", "party": "@first", "outcome": "settled", "satisfied": "yes", "words": "@said"}
VISIT = Move("grid", "visit", {"on": "@+0", **SAID}, 24 * 8)
CLOSE = Move("secretary", "close", {"summary": "@kept"}, 20)
WITHDRAW = Move("mediator", "withdraw", {"reason": "@settled"}, 40)
CALMED = Move("mediator", "risk_assess", {"signs": ["waiting"], "matter": "@calmed", "colour": "blue"}, 26)

COURSES: dict[str, list[Move]] = {
    "assessed": BEGUN,
    "planned": [*BEGUN, PLAN],
    "told the police": [*BEGUN, PLAN, POLICE, *HEARD],
    "supervised": [*BEGUN, PLAN, POLICE, URGE, SUPERVISE, ANSWERED],
    "assessed anew": [*BEGUN, PLAN, CALMED],
    "withdrawn": [*BEGUN, WITHDRAW],
    "settled first": SETTLED_FIRST,
    "renewed": [*SETTLED_FIRST, RENEW, PLAN],
    "lifted": [*SETTLED_FIRST, PERFORM, LIFT],
    "whole": [*BEGUN, PLAN, POLICE, URGE, SUPERVISE, ANSWERED, *HEARD, MEDIATE, AGREE, PERFORM, LIFT, VISIT, CLOSE],
}
