"""How far each agreement has come since it was made: one course for every state, and the days ago its matter began."""

from __future__ import annotations

from fengge.demo.risks.courses import ACCEPT, CLOSE, HEARD, MEDIATE, REGISTER, TRIAGE, Move

DAY = 24
COURT = "余庆县人民法院"
TILL_AGREED = [REGISTER, TRIAGE, ACCEPT, *HEARD, MEDIATE]


def agreed(*days: int) -> list[Move]:
    """Agreed in writing; something is owed on each of these days after."""
    owed = [{"debtor": "@second", "what": "@owed", "due_on": f"@+{day}"} for day in days]
    terms = {"form": "written", "facts": "@found", "terms": "@terms", "effective_on": "@+0", "obligations": owed}
    return [*TILL_AGREED, Move("mediator", "agree", terms, 1)]


def told(performed: str, how: str, after: int) -> Move:
    """What became of the obligation due first, so many days later."""
    given = {"obligation": "@obligation", "performed": performed, "on": "@+0", "how": how}
    return Move("mediator", "perform", given, DAY * after)


def precheck(*obstacles: str) -> Move:
    return Move("mediator", "precheck", {"obstacles": list(obstacles), "looked": "yes"}, DAY * 2)


def ruled(result: str) -> Move:
    given = {"result": result, "decided_on": "@+0", "ruling": "@ruling"}
    return Move("mediator", "confirmation_result", given, DAY * 12)


def visited(outcome: str, words: str, after: int) -> Move:
    satisfied = "yes" if outcome == "settled" else "no"
    said = {"manner": "in_person", "party": "@first", "outcome": outcome, "satisfied": satisfied, "words": words}
    return Move("clerk", "visit", {"on": "@+0", **said}, DAY * after)


CONFIRM = Move("mediator", "confirm", {"both": "yes", "court": COURT, "applied_on": "@+0"}, DAY)
ASKED = [precheck(), CONFIRM]
KEPT, BROKEN = told("yes", "@kept", 4), told("no", "到期上门问过，还没有动。", 9)
SETTLED = visited("settled", "@said", 9)

COURSES: dict[str, tuple[int, list[Move]]] = {
    "day 20 is past": (25, agreed(60)),
    "day 27 is past": (31, [*agreed(60), precheck()]),
    "something falls due": (13, agreed(12)),
    "one of two is performed": (10, [*agreed(5, 45), KEPT]),
    "broken": (15, [*agreed(7), BROKEN]),
    "nobody has looked": (14, agreed(6)),
    "no matter for the court": (9, [*agreed(50), precheck("title")]),
    "the court is asked": (12, [*agreed(50), *ASKED]),
    "confirmed and broken": (40, [*agreed(22), *ASKED, ruled("confirmed"), told("no", "@broken", 12)]),
    "rejected by the court": (30, [*agreed(50), *ASKED, ruled("rejected")]),
    "to be visited": (16, [*agreed(6), KEPT]),
    "visited": (18, [*agreed(6), KEPT, SETTLED]),
    "visited and not performed": (20, [*agreed(30), visited("unperformed", "说等卖了烟叶就付，还没有付。", 12)]),
    "broken out again": (24, [*agreed(6), KEPT, visited("renewed", "水又淹了菜地，双方想再坐下来谈。", 9)]),
    "closed": (26, [*agreed(6), KEPT, SETTLED, CLOSE]),
}
