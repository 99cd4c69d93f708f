"""The people of the replayed county, and what each word of the table has them do."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from fengge.cases.engine.asking import hand_in
from fengge.cases.hotline.inputs import OrderGiven
from fengge.cases.hotline.orders import receive
from fengge.cases.meetings.deciding.deciding import decide
from fengge.cases.meetings.deciding.inputs import DecisionGiven
from fengge.cases.meetings.deciding.owners import discussing
from fengge.cases.models import AgendaItem, Case
from fengge.cases.opening.openings import opening_of
from fengge.cases.opening.ticket import Ticket
from fengge.cases.triage.suggesting import suggest
from fengge.core.access import scope
from fengge.core.clock import ZONE, now, today
from fengge.core.inputs import bind
from tests.world import ID_A, ID_B, Worker, World

if TYPE_CHECKING:
    from collections.abc import Callable

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
    "复查合格": ("recheck", {"passed": "yes", "found": "护栏已焊好。"}),
    "接单": ("take", {}),
    "办好交付": ("deliver", {"what": "认证回执", "originals_back": "on"}),
    "处置告警": ("answer_alarm", {"answer": "交镇里接着办。"}),
    "下交": ("send_down", {"reason": "请镇里派人代办。"}),
    "答复工单": ("reply", {"reply": "路灯已修好。", "contacted": "on"}),
    "回传平台": ("send", {}),
}


class People:
    """Does what the table says; knows every matter by its name in the table."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.matters: dict[str, Case] = {}
        zhou = world.worker("周信访", "county_petition", world.county, None)
        zheng = world.worker("郑县长", "county_leader", world.county, None)
        everybody = (
            world.secretary_li, world.mediator_zhang, world.visitor_zhao, world.town_wang, world.county_chen, zhou, zheng
        )  # fmt: skip
        self.workers: dict[str, Worker] = {one.name: one for one in everybody}

    def do(self, matter: str, who: str, what: str) -> None:
        """One line of the table."""
        if what in FORMS:
            action, given = FORMS[what]
            self.act(matter, who, action, **given)
            return
        word = next(word for word in DOINGS if what.startswith(word))
        DOINGS[word](self, matter, who, what)

    def act(self, matter: str, who: str, action: str, **given: Any) -> None:
        """Hand in a form as page and API do."""
        by = self.workers[who].actor
        with scope(by):
            case = Case.objects.get(pk=self.matters[matter].pk)
            bound = hand_in(case, action, given, by=by)
            assert bound.ok, (matter, action, bound.errors)

    def open(self, key: str, matter: str, who: str, **given: Any) -> None:
        """A matter entered at a counter."""
        by = self.workers[who].actor
        with scope(by):
            bound = bind(opening_of(key).input, {"division": self.world.village, "channel": "counter", **given})
            assert bound.ok, bound.errors
            self.matters[matter] = opening_of(key).enter(bound.value, by=by, ticket=Ticket.new())


def _report(people: People, matter: str, _who: str, what: str) -> None:
    asked = {"name": "田大山", "phone": PHONE, "notices": True} if "要短信" in what else {}
    people.matters[matter] = people.world.a_report(**asked)


def _petition(people: People, matter: str, who: str, _what: str) -> None:
    said = {"facts": "征地补偿少算了两分地。", "title": "要求补发征地补偿", "name": "田大山", "petitioners": 1}
    people.open("petition", matter, who, **said)


def _hazard(people: People, matter: str, who: str, _what: str) -> None:
    people.open("hazard", matter, who, facts="桥头护栏断了一截。", kind="h01", channel="grid")


def _errand(people: People, matter: str, who: str, _what: str) -> None:
    people.open("errand", matter, who, facts="奶奶腿脚不便，要办养老认证。", name="冉大姐", authorised="on")


def _order(people: People, matter: str, who: str, what: str) -> None:
    due = datetime.fromisoformat(what.partition("限 ")[2]).replace(tzinfo=ZONE)
    said = {"number": "B-1", "kind": "t03", "facts": "路灯不亮", "division": people.world.village, "due_at": due}
    by = people.workers[who].actor
    with scope(by):
        given = OrderGiven(**said, received_at=now() - timedelta(hours=1))
        people.matters[matter] = receive(given, by=by, ticket=Ticket.new())


def _triage(people: People, matter: str, who: str, _what: str) -> None:
    found = suggest("02", ())
    people.act(matter, who, "triage", kind="02", level=found.level, rung=found.rung, route=found.route, signals=[])


def _agree(people: People, matter: str, who: str, _what: str) -> None:
    with scope(people.workers[who].actor):
        sides = {one.role: one.pk for one in people.matters[matter].parties.all()}
    for side in sides.values():
        people.act(matter, who, "consent", party=side, given="yes", manner="in_person", rights_told=True)
    people.act(matter, who, "mediate", on=today(), **HEARD)
    owed = {"debtor": sides["respondent"], "what": "恢复原排水沟", "due_on": today() + timedelta(days=3)}
    terms = {"facts": "乙方改沟致水淹。", "terms": "乙方三日内恢复。", "effective_on": today()}
    people.act(matter, who, "agree", form="written", obligations=[owed], **terms)


def _perform(people: People, matter: str, who: str, _what: str) -> None:
    with scope(people.workers[who].actor):
        owed = people.matters[matter].obligations.get().pk
    people.act(matter, who, "perform", obligation=owed, performed="yes", on=today(), how="已恢复")


def _visit(people: People, matter: str, who: str, _what: str) -> None:
    with scope(people.workers[who].actor):
        party = people.matters[matter].parties.get(role="applicant").pk
    people.act(matter, who, "visit", on=today(), party=party, **CONTENT)


def _rectify(people: People, matter: str, who: str, _what: str) -> None:
    people.act(matter, who, "rectify", done="护栏已焊好。", on=today())


def _lead(people: People, matter: str, who: str, _what: str) -> None:
    people.act(matter, who, "lead", leader=people.workers["郑县长"].appointment.pk)


def _decide(people: People, matter: str, who: str, what: str) -> None:
    owner, day = re.findall(r"由(\S+)办到 (\S+)", what)[0]
    by = people.workers[who].actor
    with scope(by):
        item = AgendaItem.objects.get(case=people.matters[matter].pk, decided_at=None, meeting__outcome="")
        with discussing(item):
            owner_pk = str(people.workers[owner].appointment.pk)
            decide(item, DecisionGiven(choice="keep", owner=owner_pk, due_on=date.fromisoformat(day)), by=by)


DOINGS: dict[str, Callable[[People, str, str, str], None]] = {
    "反映纠纷": _report, "登记信访": _petition, "上报隐患": _hazard, "登记代办": _errand, "收到 12345 工单": _order,
    "分流": _triage, "调解达成协议": _agree, "履行": _perform, "回访": _visit, "整改": _rectify, "定包案领导": _lead,
    "会议决定": _decide,
}  # fmt: skip
