"""Kin of a case: whoever may not see it does not come to see it by its parts or by what was merged into it."""

from datetime import timedelta

import pytest
from tests.world import do

from fengge.cases.joining.splitting import depth
from fengge.cases.models import Accused, Case, Closure
from fengge.core.access import VISITOR, Secrecy, scope
from fengge.core.clock import at, now
from fengge.core.verbs import NotAllowed, Refused

ALSO = "排水沟改道，水淹了我家菜地，隔壁不认。"


def part_of(world, whole, title="宅基地确权"):
    do(whole, "split", world.secretary_li, title=title, facts="没有证。", procedure="mediation")
    with scope(world.actor_seeing_all):
        return Case.objects.filter(parent=whole).order_by("-id")[0]


def put(world, case, **columns):
    with scope(world.actor_seeing_all):
        Case.objects.filter(pk=case.pk).update(**columns)


def now_of(world, case):
    with scope(world.actor_seeing_all):
        return Case.objects.get(pk=case.pk)


def test_whom_the_merged_case_accuses_does_not_come_to_see_its_parts_under_the_other(world):
    case, other = world.accepted(), world.accepted()
    part = part_of(world, case)
    put(world, case, barred=["o:990"])
    do(case, "merge", world.secretary_li, number=other.number, reason="同一条沟")
    assert [now_of(world, one).barred for one in (part, other)] == [["o:990"], ["o:990"]]


def test_a_part_that_was_sealed_stays_sealed_and_with_its_own_team_when_its_whole_is_merged(world):
    case, other = world.accepted(), world.accepted()
    part = part_of(world, case)
    team = [*now_of(world, part).team, f"a:{world.secretary_li.appointment.pk}"]
    put(world, part, secrecy=Secrecy.TEAM, team=team)
    put(world, other, team=["o:991"])
    do(case, "merge", world.secretary_li, number=other.number, reason="同一条沟")
    part = now_of(world, part)
    assert (part.parent_id, part.secrecy) == (other.pk, Secrecy.TEAM)
    assert "o:991" not in part.team


def test_whom_a_case_accuses_later_sees_neither_its_parts_nor_what_was_merged_into_it(world):
    case, merged = world.accepted(), world.a_report(facts=ALSO)
    part, deeper = part_of(world, case), None
    deeper = part_of(world, part, "界址")
    do(merged, "merge", world.secretary_li, number=case.number, reason="同一条沟")
    put(world, deeper, barred=["o:77"])
    put(world, case, barred=["o:990", "o:991"])
    assert set(now_of(world, deeper).barred) == {"o:77", "o:990", "o:991"}
    assert set(now_of(world, merged).barred) == set(now_of(world, part).barred) == {"o:990", "o:991"}
    put(world, case, barred=["o:991"])
    assert set(now_of(world, deeper).barred) == {"o:77", "o:991"}


def test_a_unit_that_a_case_accuses_is_neither_asked_for_help_nor_made_the_lead(world):
    case, unit = world.accepted(), world.town_centre
    put(world, case, barred=[f"o:{unit.pk}"])
    with pytest.raises(Refused, match="被反映方"):
        do(case, "ask_help", world.mediator_zhang, unit=str(unit.pk), task="核对", due_on="2099-01-01")


def test_weeks_later_nothing_of_a_merged_case_is_said_to_be_late(world):
    case, merged = world.accepted(), world.a_report(facts=ALSO)
    do(merged, "merge", world.secretary_li, number=case.number, reason="同一条沟")
    with at(now() + timedelta(days=40)):
        text = world.secretary_li.client.get(f"{merged.url}clocks/").text
    assert "起不再计时" in text
    assert "超期" not in text


def test_a_case_is_not_merged_into_a_part_of_its_part(world):
    case = world.accepted()
    deeper = part_of(world, part_of(world, case), "界址")
    with pytest.raises(Refused, match="从本案分出去的"):
        do(case, "merge", world.secretary_li, number=deeper.number, reason="同一件")


def test_parts_do_not_come_to_lie_deeper_by_a_merge_than_the_county_allows(world):
    case, other = world.accepted(), world.accepted()
    part_of(world, part_of(world, case), "界址")
    under = part_of(world, other)
    with pytest.raises(Refused, match="超过 2 层"):
        do(case, "merge", world.secretary_li, number=under.number, reason="同一件")


def test_a_unit_that_has_only_a_part_splits_it_further_without_seeing_the_whole(world):
    whole = world.accepted()
    part = part_of(world, whole)
    put(world, part, division=world.next_village, origin_division=world.next_village)
    with scope(world.secretary_next.actor):
        assert not Case.objects.filter(pk=whole.pk).exists()
        assert depth(Case.objects.get(pk=part.pk)) == 0
    do(part, "split", world.secretary_next, title="丈量", facts="要丈量。", procedure="mediation")


def test_what_is_sealed_later_seals_its_parts_and_what_was_merged_into_it(world):
    case, merged = world.registered(), world.a_report(facts=ALSO)
    part = part_of(world, case)
    do(merged, "merge", world.secretary_li, number=case.number, reason="同一条沟")
    put(world, case, secrecy=Secrecy.SEALED, team=["o:993"])
    outsider = world.in_post("posted_cadre")
    for kin in (case, part, merged):
        assert (now_of(world, kin).secrecy, "o:993" in now_of(world, kin).team) == (Secrecy.SEALED, True)
        assert outsider.client.get(kin.url).status_code == 404


def test_whom_the_whole_accuses_stays_barred_from_a_part_that_takes_its_own_back(world):
    whole = world.accepted()
    part = part_of(world, whole)
    put(world, whole, barred=["o:990"])
    put(world, part, barred=["o:991"])
    assert set(now_of(world, part).barred) == {"o:990", "o:991"}
    put(world, part, barred=[])
    assert now_of(world, part).barred == ["o:990"]


def test_whom_a_part_accuses_itself_stays_barred_from_it_when_the_whole_takes_it_back(world):
    whole, unit = world.accepted(), world.town_centre
    part = part_of(world, whole)
    with scope(world.actor_seeing_all):
        Accused.objects.create(case=part, unit=unit, at=part.reported_at)
    for one in (part, whole):
        put(world, one, barred=[f"o:{unit.pk}"])
    put(world, whole, barred=[])
    assert now_of(world, part).barred == [f"o:{unit.pk}"]


def test_whoever_stepped_back_has_no_part_in_what_it_is_merged_into_nor_in_what_is_split_off(world):
    case, other, away = world.accepted(), world.accepted(), world.mediator_zhang
    do(case, "recuse", world.secretary_li, who=str(away.appointment.pk), reason="一方的亲属")
    part = part_of(world, case)
    with scope(world.actor_seeing_all):
        assert now_of(world, other).holder == away.appointment
    do(case, "merge", world.secretary_li, number=other.number, reason="同一条沟")
    assert now_of(world, other).holder is None
    for kin in (part, other):
        with pytest.raises(NotAllowed, match="利害关系"):
            do(kin, "raise", away, reason="请镇里办")


def test_whose_address_one_report_hides_is_not_given_away_by_the_other(world):
    case, other = world.accepted(), world.accepted()
    with scope(world.actor_seeing_all):
        case.parties.filter(role="applicant").update(shielded=True)
    do(case, "merge", world.secretary_li, number=other.number, reason="同一条沟")
    with scope(world.actor_seeing_all):
        assert other.parties.get(role="applicant").shielded
        assert not other.parties.get(role="respondent").shielded


def test_a_story_says_nothing_of_a_part_that_its_reader_may_not_see(world):
    whole = world.accepted()
    part = part_of(world, whole, "家里的事")
    for reader, there in ((world.mediator_zhang, True), (world.visitor_zhao, False)):
        if not there:
            put(world, part, barred=[f"p:{reader.appointment.person_id}"])
        for address in (whole.url, f"{whole.url}print/", f"/api/v1/cases/{whole.number}"):
            answer = reader.client.get(address)
            assert answer.status_code == 200
            assert (part.number in answer.text, "家里的事" in answer.text) == (there, there)


def test_whoever_reported_what_was_merged_does_not_read_why_the_staff_thought_it_the_same(world):
    case, other = world.a_report(facts=ALSO), world.accepted()
    why = "与冉大姐昨天来报的是同一条沟"
    do(case, "merge", world.secretary_li, number=other.number, reason=why)
    with scope(VISITOR.holding(case.ticket.digest)):
        told = Closure.objects.get(case_id=case.pk).summary
    assert (why in told, "并在一起办" in told) == (False, True)
    assert why in world.mediator_zhang.client.get(case.url).text
