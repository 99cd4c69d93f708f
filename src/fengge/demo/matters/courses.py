"""How far each kind of matter has come: one course for every stage there is, so that every stage is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    Scene = Mapping[str, str]


class Move(NamedTuple):
    """Somebody's step, so many hours after the one before. `who` is a part in the play, see `hands`."""

    who: str
    action: str
    given: dict[str, Any]
    after: int = 20


def hazard(scene: Scene, level: str) -> dict[str, list[Move]]:
    """By the stage each course ends in."""
    asked = {"found": scene["found"], "measures": scene["measures"], "unit": scene["unit"], "phone": ""}
    check = Move("secretary", "check", {"is_hazard": "yes", "level": level, **asked}, 3)
    rectify = Move("secretary", "rectify", {"done": scene["done"]}, 60)
    passed = Move("clerk", "recheck", {"passed": "yes", "found": "到现场看过，隐患已消除。"}, 26)
    failed = Move("clerk", "recheck", {"passed": "no", "found": "只做了一半，还要继续。"}, 26)
    none = Move("secretary", "check", {"is_hazard": "no", "found": "到现场看过，是旧照片，早已修好。"}, 4)
    return {
        "reported": [],
        "confirmed": [check],
        "rectified": [check, rectify],
        "removed": [check, rectify, passed],
        "again": [check, rectify, failed],
        "long removed": [check, rectify, failed, rectify._replace(after=70), passed],
        "unfounded": [none],
    }


def hotline(scene: Scene) -> dict[str, list[Move]]:
    """Orders, by the stage each course ends in."""
    take, reply = (
        Move("secretary", "take", {}, 2),
        Move("secretary", "reply", {"reply": scene["reply"], "contacted": "on"}, 22),
    )
    more = Move("secretary", "ask_platform_time", {"reason": "等备件，三天后才到。"}, 18)
    send, again = (
        Move("county", "send", {}, 5),
        Move("county", "take_back_in", {"words": "诉求人说又出现了，请再办。"}, 26),
    )
    return {
        "received": [],
        "handling": [take],
        "waiting": [take, more],
        "urged": [take, Move("county", "urge_upstream", {"words": "诉求人再次来电"}, 20)],
        "replied": [take, reply],
        "sent": [take, reply, send],
        "sent again": [take, reply, send, again],
        "handed_back": [Move("secretary", "hand_back", {"reason": "事发地在邻县，不属本县管辖。"}, 3)],
    }


def errand(scene: Scene) -> dict[str, list[Move]]:
    """Errands go to the village's agent."""
    given, take = Move("secretary", "assign", {"to": "agent"}, 2), Move("agent", "take", {}, 1)
    hand_in = Move("agent", "hand_in", {"window": scene["window"], "receipt": ""}, 18)
    deliver = Move("agent", "deliver", {"what": scene["what"], "originals_back": "on"}, 24)
    decline = Move(
        "secretary", "decline", {"reason": "这件要本人到场核验，周五镇里有人上门。", "originals_back": "on"}, 6
    )
    return {
        "asked": [],
        "taken": [given, take],
        "handed_in": [given, take, hand_in],
        "delivered": [given, take, hand_in, deliver],
        "declined": [decline],
    }


def consultation(scene: Scene) -> dict[str, list[Move]]:
    """Questions of law, answered by the town's justice office."""
    answer, again = (
        Move("helper", "answer", {"answer": scene["answer"]}, 20),
        Move("clerk", "ask_again", {"question": scene["again"]}, 26),
    )
    more, end = (
        Move("helper", "answer", {"answer": scene["more"]}, 20),
        Move("helper", "end", {"summary": "已讲清，没有再问。"}, 70),
    )
    return {"asked": [], "answered": [answer], "again": [answer, again], "ended": [answer, again, more, end]}


def mediation_request(scene: Scene) -> dict[str, list[Move]]:
    """What cannot be mediated is told so; the rest goes on as a mediation."""
    if scene["reason"]:
        return {"declined": [Move("secretary", "decline", {"reason": scene["reason"]}, 5)]}
    return {"asked": [], "confirmed": [Move("secretary", "confirm_request", {}, 6)]}


def suggestion(scene: Scene) -> dict[str, list[Move]]:
    """Answered by the county."""
    return {"received": [], "answered": [Move("county", "answer", {"answer": scene["answer"], "change": ""}, 50)]}
