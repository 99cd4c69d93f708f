"""What waits for somebody's unit stands on their day, with the next step; what waits for others does not."""

from fengge.cases.letters.conftest import act, answered, draft, issued
from fengge.cases.letters.today import letters_waiting
from fengge.core.access import scope
from fengge.core.clock import now

DAY = "/desk/"


def waiting(worker):
    """Subject and next step of each letter on somebody's day."""
    with scope(worker.actor):
        tables = letters_waiting(worker.actor, now())
        return [(line.letter.pk, str(table.columns[-1].read(line).title)) for table in tables for line in table.rows]


def test_a_letter_waits_for_the_recipient_then_for_the_issuer_then_for_nobody(office):
    letter = issued(office)
    centre, water = office.governance_center, office.water
    assert (waiting(water), waiting(centre)) == ([(letter.pk, "签收")], [])
    act(office, letter, "receive", "water")
    assert (waiting(water), waiting(centre)) == ([(letter.pk, "回复")], [])
    act(office, letter, "reply", "water", text="已查看")
    assert (waiting(water), waiting(centre)) == ([], [(letter.pk, "看回复")])
    act(office, letter, "return", "governance_center", opinion="请附照片")
    assert (waiting(water), waiting(centre)) == ([(letter.pk, "回复")], [])
    act(office, letter, "reply", "water", text="照片已附")
    act(office, letter, "accept", "governance_center")
    assert (waiting(water), waiting(centre)) == ([], [])


def test_the_nearest_end_comes_first_and_what_stands_still_waits_for_nobody(office):
    late = act(office, issued(office), "receive", "water")
    soon = issued(office, kind="reminder")
    assert [pk for pk, _ in waiting(office.water)] == [soon.pk, late.pk]
    act(office, late, "pause", "governance_center", reason="等检测结果")
    assert [pk for pk, _ in waiting(office.water)] == [soon.pk]


def test_a_draft_waits_for_whoever_may_sign_it_and_for_nobody_outside_the_unit(office):
    letter = draft(office)
    assert waiting(office.colleague) == [(letter.pk, "签发")]
    assert waiting(office.water) == waiting(office.labour) == []


def test_the_day_shows_it_and_says_nothing_where_nothing_waits(office):
    letter = issued(office)
    text = office.water.client.get(DAY).text
    assert "等本单位办的函" in text
    assert f"/desk/letters/{letter.pk}/do/receive/" in text
    assert "等本单位办的函" not in office.labour.client.get(DAY).text
    assert "等本单位办的函" not in office.world.secretary_next.client.get(DAY).text


def test_the_ledger_lists_the_same_letters(office):
    answered(office, to="labour")
    letter = issued(office)
    table = office.water.client.get("/desk/letters/?due=ours").context["table"]
    assert [line.letter.pk for line in table.rows] == [letter.pk]
    assert [str(one.title) for one in table.filters] == ["等本单位办"]


def test_a_letter_withdrawn_is_gone_from_the_day(office):
    letter = issued(office)
    act(office, letter, "withdraw", "governance_center", reason="发错了")
    assert waiting(office.water) == []
