"""Appointing, and leaving a post with nothing left behind."""

import datetime as dt

import pytest

from fengge.core.access import AUDIT_READ, Actor, scope
from fengge.core.clock import today
from fengge.core.models import Event
from fengge.core.verbs import NotAllowed, Refused
from fengge.orgs.appointing import duties
from fengge.orgs.appointing.duties import Duty, attach
from fengge.orgs.appointing.verbs import Terms, appoint, end_appointment
from fengge.orgs.models import Appointment, Division, Organisation, Person
from fengge.orgs.testing import acting, appointed, the_county

VILLAGE = "520329102201"


@pytest.fixture
def wang(db):
    """Who appoints: the county's organisation department."""
    the_county()
    return acting(appointed("王部长", "county_organisation", "520329", unit="organisation"))


@pytest.fixture
def letters(monkeypatch):
    """A kind of open work: letters in somebody's hands."""
    monkeypatch.setattr(duties, "_duties", {})
    hands = {}

    def move(leaving, successor, _by):
        moved = hands.pop(leaving.pk, [])
        hands.setdefault(successor.pk, []).extend(moved)
        return len(moved)

    attach(Duty("letters", "来信", lambda appointment: len(hands.get(appointment.pk, [])), move))
    return hands


def test_a_secretary_is_appointed_by_order(wang):
    li = Person.objects.create(name="李支书")
    held = appoint(
        li,
        by=wang,
        terms=Terms("village_secretary", Division.objects.get(code=VILLAGE), today(), order_number="余组任〔2026〕8号"),
    )
    assert (held.person.name, held.post_title, held.division.name) == ("李支书", "村（社区）党组织书记", "田坝村")
    with scope(Actor(kind="staff", permissions=frozenset({AUDIT_READ}))):
        assert Event.objects.get(type="orgs.appointed").details["post"] == "village_secretary"


def test_a_village_clerk_appoints_nobody(wang):
    clerk = acting(appointed("赵文书", "village_clerk", VILLAGE))
    with pytest.raises(NotAllowed):
        appoint(
            Person.objects.create(name="李四"),
            by=clerk,
            terms=Terms("village_secretary", Division.objects.get(code=VILLAGE), today()),
        )


def test_the_three_administrators_are_refused_to_one_person_in_words(wang):
    li = appointed("李安", "system_admin", "520329").person
    with pytest.raises(Refused, match="不能兼任"):
        appoint(li, by=wang, terms=Terms("audit_admin", Division.objects.get(code="520329"), today()))


def test_a_posting_asks_for_its_three_lines(wang):
    li, village = Person.objects.create(name="李驻村"), Division.objects.get(code=VILLAGE)
    with pytest.raises(Refused) as told:
        appoint(li, by=wang, terms=Terms("posted_cadre", village, today(), kind="posting"))
    assert told.value.field == "dispatching"
    units = [Organisation.objects.get(key=key) for key in ("520329.justice", "520329102.party", f"{VILLAGE}.party")]
    held = appoint(li, by=wang, terms=Terms("posted_cadre", village, today(), kind="posting", lines=tuple(units)))
    assert held.managing.name == "中共龙溪镇委员会"


@pytest.mark.parametrize(
    ("change", "field"),
    [({"post": "emperor"}, "post"), ({"until": today()}, "until"), ({"since": dt.date(1999, 1, 1)}, "division")],
)
def test_a_wrong_appointment_is_refused_at_its_field(wang, change, field):
    asked = {"post": "village_clerk", "division": Division.objects.get(code=VILLAGE), "since": today()} | change
    with pytest.raises(Refused) as told:
        appoint(Person.objects.create(name="李四"), by=wang, terms=Terms(**asked))
    assert told.value.field == field


def test_nobody_leaves_with_open_work_and_no_successor(wang, letters):
    leaving = appointed("李支书", "village_secretary", VILLAGE)
    letters[leaving.pk] = ["第一封", "第二封"]
    with pytest.raises(Refused, match="来信 2 件"):
        end_appointment(leaving, by=wang, on=today(), reason="调任")
    assert Appointment.objects.get(pk=leaving.pk).valid_to is None


def test_everything_open_goes_to_the_successor_in_the_same_change(wang, letters):
    leaving = appointed("李支书", "village_secretary", VILLAGE)
    successor = appointed("陈支书", "village_secretary", VILLAGE)
    letters[leaving.pk] = ["第一封", "第二封"]
    end_appointment(leaving, by=wang, on=today(), reason="调任", successor=successor)
    assert letters == {successor.pk: ["第一封", "第二封"]}
    assert Appointment.objects.get(pk=leaving.pk).valid_to == today()
    with scope(Actor(kind="staff", permissions=frozenset({AUDIT_READ}))):
        assert Event.objects.get(type="orgs.appointment_ended").details["handed_over"] == {"letters": 2}


def test_if_one_kind_of_work_cannot_move_nothing_moves(wang, letters):
    def refuses(*_):
        raise Refused("不能移交")

    attach(Duty("stuck", "卡住的事", lambda _: 1, refuses))
    leaving = appointed("李支书", "village_secretary", VILLAGE)
    successor = appointed("陈支书", "village_secretary", VILLAGE)
    with pytest.raises(Refused, match="不能移交"):
        end_appointment(leaving, by=wang, on=today(), reason="调任", successor=successor)
    assert Appointment.objects.get(pk=leaving.pk).valid_to is None


def test_open_work_is_not_given_to_somebody_who_has_left(wang, letters):
    leaving = appointed("李支书", "village_secretary", VILLAGE)
    gone = appointed("陈支书", "village_secretary", VILLAGE, valid_to=today())
    with pytest.raises(Refused) as told:
        end_appointment(leaving, by=wang, on=today(), reason="调任", successor=gone)
    assert told.value.field == "successor"


def test_an_appointment_ends_once(wang, letters):
    leaving = appointed("李支书", "village_secretary", VILLAGE)
    end_appointment(leaving, by=wang, on=today(), reason="调任")
    with pytest.raises(Refused, match="已于"):
        end_appointment(leaving, by=wang, on=today(), reason="调任")
