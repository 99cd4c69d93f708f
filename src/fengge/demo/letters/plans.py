"""Which letters were written, when, and what became of them: days are working days before today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Act:
    """One deed: so many working days ago, at an hour; by the issuer (`us`), its second officer, the leader or the recipient."""

    ago: int
    hour: int
    verb: str
    by: str
    given: dict[str, Any]
    shows: str = ""


@dataclass(frozen=True)
class Plan:
    """A letter about the `matter`-th case. `by` and `to` are units, as `<where>.<role>`."""

    matter: int
    kind: str
    to: str
    acts: tuple[Act, ...]
    by: str = "county.governance_center"
    copies: str = ""


def drafted(ago: int, hour: int = 9) -> Act:
    return Act(ago, hour, "draft", "us", {})


def issued(ago: int, by: str = "second") -> tuple[Act, ...]:
    return (drafted(ago), Act(ago, 10, "issue", by, {}))


def received(ago: int) -> Act:
    return Act(ago, 11, "receive", "them", {})


def replied(ago: int, text: str, plan: str = "", *, shows: str = "") -> Act:
    """`shows` is what a drawn photo of it shows, if there is one."""
    return Act(ago, 14, "reply", "them", {"text": text, "plan": plan}, shows)


def us(ago: int, verb: str, **given: str) -> Act:
    return Act(ago, 15, verb, "us", given)


SAW = "已到现场查看，当面听取双方意见，查明了起因。\n已约双方于本周再次协商。"
DONE = "已组织双方现场协商，达成一致意见，正在按约定落实。\n已明确专人跟踪。"
LIST = "已补充整改清单：责任人、措施、完成时间逐项列明。"
OF_THE_COUNTY = (
    # The ladder: handed over, let pass, supervised, and at last interviewed.
    Plan(0, "handover", "county.emergency", (*issued(32), received(31), replied(9, DONE), us(7, "accept", opinion="已落实"))),
    Plan(0, "supervision", "county.emergency", (*issued(22), received(22), replied(9, DONE), us(7, "accept", opinion="已落实"))),
    Plan(0, "interview", "county.emergency", (
        *issued(14, "leader"), received(14), replied(9, "已召开班子会检查原因，调整了承办人员。", "每周报送进展。"),
        us(7, "accept", opinion="整改到位"),
    )),
    Plan(1, "handover", "town.governance_center", (
        *issued(12), received(12), us(6, "urge", words="已过回复期限，请立即书面回复"),
        us(4, "urge", words="再次催办，请主要负责人过问"),
    )),
    Plan(1, "supervision", "town.governance_center", (*issued(3), received(2)), copies="县信访局"),
    Plan(2, "handover", "county.labour", (*issued(20), received(20), replied(16, DONE), us(15, "accept", opinion="措施具体"))),
    Plan(3, "handover", "county.agriculture", (
        *issued(18), received(17), replied(14, SAW), us(13, "return", opinion="没有写明办理时限和责任人，请补充"),
        replied(11, LIST), us(9, "accept"),
    )),
    Plan(4, "handover", "county.natural_resources", (*issued(6), received(5), replied(2, SAW, "下周完成界址复核。"))),
    Plan(5, "handover", "county.labour", (*issued(2), received(1))),
    Plan(6, "handover", "town.governance_center", (
        *issued(8), received(7), us(5, "extend", days="4", reason="当事人在外务工，约定返乡后面谈"),
    )),
    Plan(7, "handover", "county.water", (*issued(6), received(6), us(4, "pause", reason="水质检测结果未出"))),
    Plan(8, "reminder", "county.housing", issued(0)),
    Plan(9, "reminder", "county.labour", (*issued(5), received(4))),
    Plan(10, "reminder", "village.party", (*issued(3), received(2), replied(1, SAW))),
    Plan(11, "reminder", "county.education", (*issued(15), us(14, "withdraw", reason="事项已由另一单位牵头，不再发函"))),
    Plan(12, "reminder", "town.governance_center", (
        *issued(9), received(9), replied(5, SAW), us(2, "return", opinion="请写明下一次协商的时间"),
    )),
    Plan(13, "handover", "county.health", (drafted(1),)),
    Plan(14, "handover", "village.party", (*issued(4, "us"), received(3)), by="town.governance_center"),
    Plan(15, "handover", "county.transport", (drafted(6), us(5, "discard", reason="改由镇里先办"))),
)  # fmt: skip


@dataclass(frozen=True)
class National:
    """One of the four national letters: who issues it, to whom in each state, and how long one of them has waited."""

    kind: str
    by: str
    to: tuple[str, str, str, str, str]
    waited: int


NATIONAL = (
    National("supervisory", "discipline", ("housing", "agriculture", "health", "education", "water"), 24),
    National("procuratorial", "procuratorate", ("natural_resources", "water", "transport", "agriculture", "labour"), 12),
    National("judicial", "court", ("labour", "housing", "natural_resources", "transport", "health"), 12),
    National("police_notice", "police", ("transport", "education", "emergency", "market", "housing"), 19),
)  # fmt: skip
FIRST, ROUND = 16, 10  # the first case of theirs, and how many cases they share


def in_every_state(number: int, one: National) -> tuple[Plan, ...]:
    """Not signed for yet, waiting for an answer, answered, returned for more, accepted."""
    roads: tuple[tuple[Act, ...], ...] = (
        issued(1),
        (*issued(one.waited), received(one.waited - 1), us(2, "urge", words="请按期书面回复落实情况")),
        (*issued(17), received(16), replied(3, SAW, "月底前完成整改。", shows="blocked_path")),
        (*issued(21), received(20), replied(8, SAW), us(6, "return", opinion="请附整改前后的照片和制度文本")),
        (*issued(28), received(27), replied(13, DONE, shows="ditch"), us(11, "accept", opinion="采纳及时，整改到位")),
    )
    cases = (FIRST + (number * len(roads) + place) % ROUND for place in range(len(roads)))
    by = f"county.{one.by}"
    return tuple(
        Plan(case, one.kind, f"county.{to}", acts, by=by) for case, to, acts in zip(cases, one.to, roads, strict=True)
    )


PLANS = (*OF_THE_COUNTY, *(plan for number, one in enumerate(NATIONAL) for plan in in_every_state(number, one)))
