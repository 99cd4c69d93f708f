"""One dispute from first word to closed dossier, through the verbs alone."""

from datetime import timedelta

import pytest

from fengge.cases.closing.closing import archive, close
from fengge.cases.closing.inputs import ArchiveGiven, CloseGiven
from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.facts import facts_of
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Case
from fengge.cases.rating.rating import RatingGiven, rate
from fengge.core.access import VISITOR, scope
from fengge.core.clock import at, now, today
from fengge.core.models import Event
from fengge.core.verbs import NotAllowed, Refused


def act(case, action, by, **given):
    bound = hand_in(case, action, given, by=by.actor)
    assert bound.ok, bound.errors


def told_and_agreed(case, world):
    for party in case.parties.all():
        act(case, "consent", world.mediator_zhang, party=party.pk, given="yes", manner="in_person", rights_told=True)


def mediated(case, world):
    said = {"place": "村调解室", "present": "双方当事人", "minutes": "双方各退一步。", "result": "agreed"}
    act(case, "mediate", world.mediator_zhang, on=today(), **said)


def agreed(case, world):
    debtor = case.parties.get(role="respondent")
    owed = {"debtor": debtor.pk, "what": "恢复原排水沟", "due_on": today() + timedelta(days=3)}
    said = {"form": "written", "facts": "乙方改沟致水淹。", "terms": "乙方三日内恢复。", "effective_on": today()}
    act(case, "agree", world.mediator_zhang, obligations=[owed], **said)


def performed(case, world):
    one = case.obligations.get()
    act(case, "perform", world.mediator_zhang, obligation=one.pk, performed="yes", on=today(), how="已恢复")


def visited(case, by):
    party = case.parties.get(role="applicant")
    said = {"manner": "in_person", "outcome": "settled", "satisfied": "yes", "words": "水沟通了。"}
    act(case, "visit", by, on=today(), party=party.pk, **said)


@pytest.fixture
def closed_case(world):
    with scope(world.county_chen.actor):
        case = world.accepted()
        told_and_agreed(case, world)
        mediated(case, world)
        agreed(case, world)
        performed(case, world)
    with at(now() + timedelta(days=8)), scope(world.county_chen.actor):
        visited(case, world.visitor_zhao)
        close(case, CloseGiven(summary="已恢复排水沟，双方和好。"), by=world.secretary_li.actor)
    return case


def test_a_dispute_goes_from_first_word_to_archive(world, closed_case):
    assert closed_case.stage == "closed"
    with at(now() + timedelta(days=8)):
        archive(closed_case, ArchiveGiven(dossier_number="〔2026〕第1号"), by=world.secretary_li.actor)
    with scope(world.secretary_li.actor):
        kinds = list(Event.objects.order_by("id").values_list("type", flat=True))
    assert kinds == [
        "case.reported", "case.registered", "case.triaged", "case.accepted", "party.consented", "party.consented",
        "case.mediated", "agreement.made", "obligation.performed", "case.visited", "case.closed", "case.archived",
    ]  # fmt: skip


def test_the_mediator_may_not_make_the_return_visit(world):
    with scope(world.county_chen.actor):
        case = world.accepted()
        told_and_agreed(case, world)
        mediated(case, world)
        agreed(case, world)
        performed(case, world)
    with (
        at(now() + timedelta(days=8)),
        scope(world.mediator_zhang.actor),
        pytest.raises(Refused) as refused,
    ):
        visited(case, world.mediator_zhang)
    assert any("以外的人" in str(item) for item in refused.value.items)


def test_closing_is_refused_with_the_list_of_what_is_missing(world):
    with scope(world.county_chen.actor):
        case = world.accepted()
        case.parties.update(id_number="", id_number_index=None)
        missing = facts_of(case, world.secretary_li.actor)
    assert not missing["document.mediation_record"]
    assert not missing["document.identity_proof"]


def test_a_party_who_refuses_stops_the_mediation(world):
    with scope(world.county_chen.actor):
        case = world.accepted()
        party = case.parties.get(role="respondent")
        act(case, "consent", world.mediator_zhang, party=party.pk, given="no", manner="phone", rights_told=True)
        with pytest.raises(Refused):
            mediated(case, world)


def test_a_clerk_of_the_next_village_does_not_find_the_case(world):
    case = world.a_report()
    with scope(world.secretary_next.actor):
        assert not Case.objects.filter(pk=case.pk).exists()
        assert not Case.everywhere.filter(pk=case.pk).exists()
        assert not Event.objects.filter(subject_id=case.pk).exists()


def test_a_clerk_of_the_next_village_cannot_accept_it_either(world):
    with pytest.raises(NotAllowed):
        close(world.a_report(), CloseGiven(summary="x"), by=world.secretary_next.actor)


def test_the_reporter_holds_the_key_and_sees_the_case(world):
    case = world.a_report()
    with scope(VISITOR.holding(case.ticket.digest)):
        assert Case.objects.get().number == case.number
    with scope(VISITOR):
        assert not Case.objects.exists()


def test_the_resident_says_it_is_not_solved_and_the_clocks_start_anew(world, closed_case):
    resident = VISITOR.holding(closed_case.ticket.digest)
    with at(now() + timedelta(days=9)), scope(resident):
        rate(closed_case, RatingGiven(solved="no", score="2", words="又堵了"), by=resident)
        assert closed_case.stage == "registered"
        assert closed_case.settled_at is None
        handling = [clock for clock in clocks_of(closed_case, now()) if clock.key == "handling"]
        assert len(handling) == 2
        assert handling[-1].is_open


def test_a_note_moves_no_clock(world):
    from fengge.cases.notes.noting import NoteGiven, note

    with scope(world.county_chen.actor):
        case = world.accepted()
    due = case.next_due_at
    with at(now() + timedelta(hours=5)):
        note(case, NoteGiven(words="电话问过了", to_reporter=False), by=world.secretary_li.actor)
    assert case.next_due_at == due


def test_whoever_registers_need_not_write_again_what_the_reporter_gave(world):
    from fengge.cases.engine.asking import form_for

    case = world.a_report(name="田大山", phone="13800001234")
    with scope(world.secretary_li.actor):
        first, second = form_for(case, "register")["parties"].rows
    shown = {one.name.removeprefix("parties-0-"): one.value for one in first.fields}
    assert (shown["role"], shown["name"], shown["phone"]) == ("applicant", "田大山", "138****1234")
    assert next(one.value for one in second.fields if one.name.endswith("role")) == "respondent"
