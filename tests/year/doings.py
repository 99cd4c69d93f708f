"""What each word of the table that takes more than one form has somebody do."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from fengge.cases.hotline.inputs import OrderGiven
from fengge.cases.hotline.orders import receive
from fengge.cases.letters.doings import hand_in as hand_in_letter
from fengge.cases.meetings.calling.calling import add_item
from fengge.cases.meetings.calling.inputs import AddGiven
from fengge.cases.meetings.closing.closing import attend, close
from fengge.cases.meetings.closing.inputs import AttendanceGiven, meeting_in
from fengge.cases.meetings.deciding.carrying import carry_out
from fengge.cases.meetings.deciding.deciding import decide
from fengge.cases.meetings.deciding.inputs import CarriedOutGiven, DecisionGiven
from fengge.cases.meetings.deciding.owners import discussing
from fengge.cases.models import Case, Decision, Meeting
from fengge.cases.opening.ticket import Ticket
from fengge.cases.triage.suggesting import suggest
from fengge.core.access import scope
from fengge.core.clock import ZONE, now, today
from fengge.core.models import Notice
from fengge.orgs.models import Organisation
from fengge.orgs.reaching.choosing import ReachGiven, choose
from tests.year.forms import CONTENT, COURT, DATED, HEARD, PHONE
from tests.year.higher import HIGHER

if TYPE_CHECKING:
    from collections.abc import Callable

    from fengge.cases.models import AgendaItem
    from tests.year.people import Act


def _report(act: Act) -> None:
    asked = {"name": "田大山", "phone": PHONE, "notices": True} if "要短信" in act.what else {}
    act.people.matters[act.matter] = act.people.world.a_report(**asked)


def _opening(key: str, **said: Any) -> Callable[[Act], None]:
    return lambda act: act.people.open(key, act.matter, act.who, **said)


def _consult(act: Act) -> None:
    helper = re.findall(r"请(\S+)解答", act.what)[0]
    said = {"facts": "隔壁改水沟，淹了我的地，怎么办？", "helper": str(act.people.workers[helper].appointment.pk)}
    act.people.open("consultation", act.matter, act.who, **said)


def _order(act: Act) -> None:
    due = datetime.fromisoformat(act.what.partition("限 ")[2]).replace(tzinfo=ZONE)
    place = act.people.world.village
    said = {"number": "B-1", "kind": "t03", "facts": "路灯不亮", "division": place, "due_at": due}
    with scope(act.by.actor):
        given = OrderGiven(**said, received_at=now() - timedelta(hours=1))
        act.people.matters[act.matter] = receive(given, by=act.by.actor, ticket=Ticket.new())


def _triage(act: Act) -> None:
    found = suggest("02", ())
    decided = {"kind": "02", "level": found.level, "rung": found.rung, "route": found.route, "signals": []}
    act.people.act(act.matter, act.who, "triage", **decided)


def _sides(act: Act) -> dict[str, int]:
    with scope(act.by.actor):
        return {one.role: one.pk for one in act.people.matters[act.matter].parties.all()}


def _consent(act: Act) -> None:
    for side in _sides(act).values():
        said = {"party": side, "given": "yes", "manner": "in_person", "rights_told": True}
        act.people.act(act.matter, act.who, "consent", **said)


def _inquire(act: Act) -> None:
    _consent(act)
    action, said = DATED["调查"]
    act.people.act(act.matter, act.who, action, on=today(), **said)


def _agree(act: Act) -> None:
    _consent(act)
    act.people.act(act.matter, act.who, "mediate", on=today(), **HEARD)
    debtor = _sides(act)["respondent"]
    named = re.findall(r"(\S+) 前履行", act.what.partition("，")[2])
    due_on = date.fromisoformat(named[0]) if named else today() + timedelta(days=3)
    owed = {"debtor": debtor, "what": "恢复原排水沟", "due_on": due_on}
    terms = {"facts": "乙方改沟致水淹。", "terms": "乙方按期恢复。", "effective_on": today()}
    act.people.act(act.matter, act.who, "agree", form="written", obligations=[owed], **terms)


def _perform(act: Act) -> None:
    with scope(act.by.actor):
        owed = act.people.matters[act.matter].obligations.get().pk
    done = "no" if "没有" in act.what else "yes"
    act.people.act(act.matter, act.who, "perform", obligation=owed, performed=done, on=today(), how="到现场看过")


def _visit(act: Act) -> None:
    act.people.act(act.matter, act.who, "visit", on=today(), party=_sides(act)["applicant"], **CONTENT)


def _protect(act: Act) -> None:
    until = today() + timedelta(days=30)
    rows = [
        {"protects": side, "what": "分开约谈，两名干部到场", "owner": "村治保主任", "until": until}
        for side in ("asking", "other")
    ]
    act.people.act(act.matter, act.who, "risk_plan", measures=rows, contacts="治保主任 10000003101")


def _apply(act: Act) -> None:
    act.people.act(act.matter, act.who, "confirm", applied_on=today(), **COURT)


def _ruling(act: Act) -> None:
    said = {"result": "confirmed", "decided_on": today(), "ruling": "（2026）某民特1号"}
    act.people.act(act.matter, act.who, "confirmation_result", **said)


def _write(act: Act) -> None:
    about, unit = re.findall(r"就(\S)发交办书给(\S+)", act.what)[0]
    to = str(Organisation.objects.get(name=unit).pk)
    words = {"subject": "关于排水沟改道纠纷的函", "body": "请依法办理。", "measures": "请书面回复。"}
    by = act.by.actor
    with scope(by):
        case = Case.objects.get(pk=act.people.matters[about].pk)
        _, letter = hand_in_letter("draft", {"kind": "handover", "recipient": to, **words}, by=by, case=case)
        bound, _ = hand_in_letter("issue", {}, by=by, letter=letter)
        assert bound.ok, bound.errors
    act.people.letters[act.matter] = letter


def _decided(act: Act, item: AgendaItem) -> None:
    owner, day = re.findall(r"由(\S+)办到 (\S+)", act.what)[0]
    to = str(act.people.workers[owner].appointment.pk)
    with discussing(item):
        decide(item, DecisionGiven(choice="keep", owner=to, due_on=date.fromisoformat(day)), by=act.by.actor)


def _decide(act: Act) -> None:
    with scope(act.by.actor):
        _decided(act, act.people.topic(act))


def _plan(act: Act) -> None:
    """The posted team holds its weekly meeting: one thing to do, by whom and when; then it is over."""
    me, by = str(act.by.appointment.pk), act.by.actor
    with scope(by):
        meeting = Meeting.objects.waiting().get(series="posted_weekly", division__in=by.places)
        add_item(meeting, AddGiven(title=re.findall(r"安排(\S+)，", act.what)[0], reason="本周安排"), by=by)
        _decided(act, meeting.items.get())
        with meeting_in(meeting):
            attend(meeting, AttendanceGiven(chair=me, minute_taker=me, present=[me]), by=by)
        close(meeting, by=by)


def _carry_out(act: Act) -> None:
    with scope(act.by.actor):
        one = Decision.objects.undone().get(owner=act.by.appointment, number=_number(act))
        carry_out(one, CarriedOutGiven(result="办好了。"), by=act.by.actor)


def _number(act: Act) -> str:
    return act.people.matters[act.matter].number if act.matter else ""


def _reach(act: Act) -> None:
    """How one wants to hear of notices beyond the desk; whoever has just read them begins with none."""
    how = "at_once" if "马上" in act.what else "digest" if "每天一条" in act.what else "off"
    to = re.findall(r"\d{11}", act.what)
    with scope(act.by.actor):
        if "看完" in act.what:
            Notice.objects.filter(read_at=None).update(read_at=now())
        choose(act.by.account, ReachGiven(sms=how, sms_to=to[0] if to else None), by=act.by.actor)


DOINGS: dict[str, Callable[[Act], None]] = {
    **HIGHER,
    "反映纠纷": _report, "登记咨询": _consult, "收到 12345 工单": _order,
    "登记信访": _opening("petition", facts="征地补偿少算了两分地。", title="要求补发征地补偿", name="田大山", petitioners=1),
    "登记重大紧急信访": _opening(
        "petition", facts="有人爬上了工地的塔吊。", title="讨要工钱", name="田大山", petitioners=1, urgent="on"
    ),
    "上报紧急隐患": _opening("hazard", facts="墙要倒。", kind="h01", channel="grid", urgent="on", danger="墙下有小孩"),
    "上报隐患": _opening("hazard", facts="桥头护栏断了一截。", kind="h01", channel="grid"),
    "登记代办": _opening("errand", facts="奶奶腿脚不便，要办养老认证。", name="冉大姐", authorised="on"),
    "登记申请调解": _opening("mediation_request", facts="隔壁改水沟，想请人调解。", name="田大山"),
    "登记建议": _opening("suggestion", kind="s02", facts="字太小。"),
    "分流": _triage, "双方同意并调查": _inquire, "调解达成协议": _agree, "履行": _perform, "记录没有履行": _perform,
    "回访": _visit, "制定安全方案": _protect, "申请司法确认": _apply, "法院裁定有效": _ruling,
    "就": _write, "会议决定": _decide, "驻村周会": _plan, "报告办好": _carry_out, "选短信": _reach, "看完消息": _reach,
    "不再发短信": _reach,
}  # fmt: skip
