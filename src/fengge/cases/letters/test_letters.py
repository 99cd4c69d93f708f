"""A letter's life: who may do what to it, and what each side sees of it."""

from datetime import timedelta

import pytest
from tests.world import NEXT_VILLAGE, VILLAGE

from fengge.cases.letters.clocks import clocks_of
from fengge.cases.letters.conftest import act, answered, draft, issued
from fengge.cases.models import Case, Letter, LetterReply
from fengge.core.access import Secrecy, scope
from fengge.core.clock import at, now
from fengge.core.models import Event
from fengge.core.verbs import Conflict, NotAllowed, Refused


def seen_by(worker, letter):
    with scope(worker.actor):
        return Letter.objects.filter(pk=letter.pk).exists() and Letter.everywhere.filter(pk=letter.pk).exists()


def events_of(worker, letter):
    with scope(worker.actor):
        rows = Event.objects.filter(subject_kind="cases.letter", subject_id=letter.pk)
        return list(rows.order_by("id").values_list("type", flat=True))


def test_a_letter_goes_from_draft_to_an_accepted_answer(office):
    letter = answered(office)
    act(office, letter, "accept", "governance_center", opinion="措施到位")
    assert letter.state == "accepted"
    assert letter.next_due_at is None
    assert events_of(office.governance_center, letter) == [
        "letter.drafted", "letter.issued", "letter.received", "letter.replied", "letter.accepted",
    ]  # fmt: skip


def test_an_answer_that_will_not_do_is_returned_and_answered_again(office):
    letter = answered(office)
    act(office, letter, "return", "governance_center", opinion="请附整改清单")
    assert letter.next_due_key == "more"
    act(office, letter, "reply", "water", text="清单已附。")
    act(office, letter, "accept", "governance_center")
    with scope(office.water.actor):
        assert list(letter.replies.values_list("accepted", flat=True)) == [False, True]


def test_the_recipient_sees_the_letter_only_once_it_is_issued_and_never_the_case(office):
    letter = draft(office)
    assert not seen_by(office.water, letter)
    act(office, letter, "issue", "governance_center")
    assert seen_by(office.water, letter)
    assert not seen_by(office.labour, letter)
    with scope(office.water.actor):
        assert not Case.objects.filter(pk=office.case.pk).exists()


def test_the_village_reads_what_was_issued_about_its_case_but_no_draft_from_above(office):
    letter = draft(office)
    assert not seen_by(office.world.secretary_li, letter)
    assert seen_by(office.world.county_chen, letter)
    act(office, letter, "issue", "governance_center")
    assert seen_by(office.world.secretary_li, letter)
    assert seen_by(office.world.town_wang, letter)
    assert not seen_by(office.world.secretary_next, letter)


def test_letters_are_sealed_with_their_case_and_move_with_it(office):
    letter = issued(office)
    with scope(office.world.actor_seeing_all):
        Case.objects.filter(pk=office.case.pk).update(secrecy=Secrecy.SEALED)
    assert not seen_by(office.world.county_chen, letter)
    assert seen_by(office.water, letter)
    assert seen_by(office.governance_center, letter)
    with scope(office.world.actor_seeing_all):
        Case.objects.filter(pk=office.case.pk).update(secrecy=Secrecy.OPEN, division=NEXT_VILLAGE)
    assert seen_by(office.world.secretary_next, letter)
    assert not seen_by(office.world.secretary_li, letter)


def test_a_draft_stays_above_when_its_case_moves_below(office):
    letter = draft(office)
    with scope(office.world.actor_seeing_all):
        Case.objects.filter(pk=office.case.pk).update(division=NEXT_VILLAGE)
        Case.objects.filter(pk=office.case.pk).update(division=VILLAGE)
    assert not seen_by(office.world.secretary_li, letter)


def test_each_side_does_only_its_own_part(office):
    letter = draft(office)
    with pytest.raises(NotAllowed, match="发函单位"):
        act(office, letter, "issue", office.leader)
    act(office, letter, "issue", "governance_center")
    for deed, given in (("receive", {}), ("reply", {"text": "好"})):
        with pytest.raises(NotAllowed, match="收函单位"):
            act(office, letter, deed, "governance_center", **given)
    with pytest.raises(NotAllowed, match="发函单位"):
        act(office, letter, "urge", "water", words="快")


def test_a_village_mediator_has_nothing_to_do_with_letters(office):
    letter = issued(office)
    with pytest.raises(NotAllowed, match="权限"):
        act(office, letter, "urge", office.world.mediator_zhang, words="快")


@pytest.mark.parametrize(
    ("deed", "given"), [("reply", {"text": "好"}), ("accept", {}), ("return", {"opinion": "补"}), ("change", {})]
)
def test_what_does_not_fit_the_stage_is_refused_with_the_stage(office, deed, given):
    letter = issued(office)
    by = "water" if deed == "reply" else "governance_center"
    given = given or {"recipient": str(letter.recipient_id), "subject": "题", "body": "文", "measures": "要求"}
    if deed == "accept":
        given = {}
    with pytest.raises(Refused, match="已发出"):
        act(office, letter, deed, by, **given)


def test_a_letter_is_withdrawn_with_its_reason_and_keeps_its_number(office):
    letter = issued(office)
    number = letter.number
    act(office, letter, "withdraw", "governance_center", reason="单位写错了")
    assert (letter.state, letter.number, letter.ending) == ("withdrawn", number, "单位写错了")
    assert letter.next_due_at is None
    with pytest.raises(Refused, match="已撤回"):
        act(office, letter, "receive", "water")


def test_a_draft_is_changed_and_thrown_away_without_using_a_number(office):
    letter = draft(office)
    words = {
        "recipient": str(office.labour.appointment.organisation_id),
        "subject": "改过",
        "body": "文",
        "measures": "一",
    }
    act(office, letter, "change", "governance_center", **words)
    assert letter.recipient_id == office.labour.appointment.organisation_id
    act(office, letter, "discard", "governance_center", reason="不发了")
    assert letter.number == ""
    assert issued(office).number.endswith("1号")


def test_nobody_writes_to_their_own_unit_or_sends_the_same_letter_twice(office):
    with pytest.raises(Refused, match="本单位"):
        draft(office, to="governance_center")
    issued(office)
    with pytest.raises(Refused, match="同样的函"):
        draft(office)
    assert draft(office, to="labour").pk


def test_somebody_without_a_unit_cannot_write_in_its_name(office):
    office.units["chen"] = office.world.county_chen
    with pytest.raises(Refused, match="没有单位"):
        draft(office, by="chen")


def test_whoever_is_recused_from_the_case_writes_no_letter_about_it(office):
    person = office.governance_center.appointment.person_id
    with scope(office.world.actor_seeing_all):
        office.case.recusals.create(person_id=person, reason="亲属", at=now())
    with pytest.raises(NotAllowed, match="回避"):
        draft(office)


def test_two_tabs_the_second_is_told_what_changed(office):
    letter = draft(office)
    seen = letter.version
    words = {"recipient": str(letter.recipient_id), "subject": "第一个窗口", "body": "文", "measures": "一"}
    act(office, letter, "change", "governance_center", **words)
    with pytest.raises(Conflict):
        act(
            office,
            letter,
            "change",
            "governance_center",
            **{**words, "subject": "第二个窗口", "seen_version": str(seen)},
        )


def test_pressing_twice_makes_one_letter(office):
    attempt = {"client_id": "7a1e33cc-6e07-4be9-9a5e-0f0b6a1f9b01"}
    assert draft(office, **attempt).pk == draft(office, **attempt).pk


def test_urging_is_counted_and_moves_no_clock(office):
    letter = issued(office)
    due = letter.next_due_at
    for words in ("请抓紧", "再次催办"):
        act(office, letter, "urge", "governance_center", words=words)
    with scope(office.water.actor):
        assert Letter.objects.with_names().get(pk=letter.pk).urged == 2
    assert letter.next_due_at == due


def test_a_late_answer_keeps_that_it_was_late(office):
    letter = issued(office)
    act(office, letter, "receive", "water")
    with at(now() + timedelta(days=30)):
        act(office, letter, "reply", "water", text="来晚了。")
        with scope(office.water.actor):
            reply = LetterReply.objects.get(letter=letter)
            last = Event.objects.filter(type="letter.replied").get()
    assert reply.at > reply.due_at
    assert last.details["late"] == "reply"


def test_the_stored_end_is_the_one_worked_out_anew(office):
    letter = answered(office)
    act(office, letter, "return", "governance_center", opinion="补充")
    with scope(office.water.actor):
        open_ends = [clock.due_at for clock in clocks_of(letter, now()) if clock.is_open]
    assert letter.next_due_at == min(open_ends)
