"""Which unit may issue which letter, after what, signed by whom, under which number."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.world import COUNTY, TOWN

from fengge.cases.letters.conftest import act, answered, draft, issued
from fengge.cases.letters.kinds import possible
from fengge.cases.models import Letter
from fengge.core.access import scope
from fengge.core.clock import at, now, today
from fengge.core.packs import load
from fengge.core.packs.letters import LetterKinds
from fengge.core.verbs import NotAllowed, Refused


def possible_for(office, who):
    with scope(office.units[who].actor):
        return {one.key: one.lacking for one in possible(office.case, office.units[who].appointment.organisation)}


def test_each_unit_issues_its_own_kinds_and_no_other(office):
    office.case.let_see(f"o:{office.procuratorate.appointment.organisation_id}")
    with scope(office.world.actor_seeing_all):
        office.case.save()
    assert list(possible_for(office, "governance_center")) == ["reminder", "handover", "supervision", "interview"]
    assert list(possible_for(office, "procuratorate")) == ["procuratorial"]
    assert list(possible_for(office, "water")) == []
    with pytest.raises(Refused, match="不能发这种函"):
        draft(office, kind="procuratorial")
    assert issued(office, kind="procuratorial", by="procuratorate").number == f"余检建〔{today().year}〕1号"


def test_the_petition_office_makes_the_three_suggestions_of_article_40_each_answered_in_writing(office):
    bureau = office.world.organisation(COUNTY, "petition", "某县信访局")
    office.units["petition"] = office.world.worker("周信访", "county_petition", COUNTY, bureau)
    three = ["petition_work", "petition_policy", "petition_liability"]
    assert list(possible_for(office, "petition")) == three
    kinds = load("national").part(LetterKinds).kinds
    assert all("第四十条" in kinds[key].basis and "书面反馈采纳情况" in kinds[key].measures for key in three)
    letter = issued(office, kind="petition_work", by="petition")
    assert letter.number == f"余信访改〔{today().year}〕1号"
    liability = draft(office, kind="petition_liability", by="petition")
    with pytest.raises(Refused, match="拟稿人以外"):
        act(office, liability, "issue", "petition")


def test_supervision_comes_only_after_a_hand_over_that_is_late(office):
    with pytest.raises(Refused, match="交办书"):
        draft(office, kind="supervision")
    handover = issued(office)
    with pytest.raises(Refused, match="超期没有回复"):
        draft(office, kind="supervision")
    with at(now() + timedelta(days=30)):
        supervision = issued(office, kind="supervision")
        assert supervision.follows_id == handover.pk


def test_supervision_comes_after_an_answer_that_was_returned_and_only_to_that_unit(office):
    letter = answered(office)
    act(office, letter, "return", "governance_center", opinion="没有办理结果")
    with pytest.raises(Refused, match="先要有"):
        draft(office, kind="supervision", to="labour")
    assert draft(office, kind="supervision").follows_id == letter.pk


def test_a_ground_that_has_gone_before_signing_stops_the_signing(office):
    handover = issued(office)
    act(office, handover, "receive", "water")
    with at(now() + timedelta(days=30)):
        supervision = draft(office, kind="supervision")
        act(office, handover, "reply", "water", text="已办结。")
        with pytest.raises(Refused, match="先要有"):
            act(office, supervision, "issue", "governance_center")


def test_a_letter_of_interview_is_signed_by_somebody_else_or_by_the_county_leader(office):
    issued(office)
    with at(now() + timedelta(days=30)):
        issued(office, kind="supervision")
    with at(now() + timedelta(days=60)):
        letter = draft(office, kind="interview")
        with pytest.raises(Refused, match="拟稿人以外"):
            act(office, letter, "issue", "governance_center")
        act(office, letter, "issue", office.leader)
    assert letter.signed_by_id == office.leader.appointment.pk


def test_a_colleague_may_sign_what_somebody_of_the_unit_drafted(office):
    letter = draft(office)
    act(office, letter, "issue", office.colleague)
    assert letter.signed_by_id == office.colleague.appointment.pk


def test_the_leader_does_not_sign_for_the_procuratorate(office):
    office.case.let_see(f"o:{office.procuratorate.appointment.organisation_id}")
    with scope(office.world.actor_seeing_all):
        office.case.save()
    letter = draft(office, kind="procuratorial", by="procuratorate")
    with pytest.raises(NotAllowed, match="发函单位"):
        act(office, letter, "issue", office.leader)


def test_numbers_have_no_gaps_for_each_issuer_and_year(office):
    centre = office.world.organisation(TOWN, "governance_center", "某镇综治中心")
    office.units["town"] = office.world.worker("镇干部", "town_governance", TOWN, centre)
    year = today().year
    first, second = issued(office), issued(office, to="labour")
    town = issued(office, by="town")
    assert [one.number for one in (first, second, town)] == [
        f"余综治交〔{year}〕1号", f"余综治交〔{year}〕2号", f"某综治交〔{year}〕1号",
    ]  # fmt: skip
    with at(now() + timedelta(days=366)):
        assert issued(office, to="police").number == f"余综治交〔{year + 1}〕1号"


def test_a_signing_that_fails_gives_its_number_back(office):
    letter = draft(office)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        act(office, letter, "issue", "governance_center")
        raise ZeroDivisionError
    letter.refresh_from_db()
    assert letter.number == ""
    assert issued(office, to="labour").number.endswith("〕1号")


def test_an_issued_letter_is_neither_renumbered_nor_deleted(office):
    letter = issued(office)
    with scope(office.governance_center.actor):
        for change in (lambda rows: rows.update(number="余综治交〔2020〕9号"), lambda rows: rows.delete()):
            with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
                change(Letter.objects.filter(pk=letter.pk))


def test_the_second_county_has_its_own_kinds_words_and_terms():
    first, second = load("yuqing").part(LetterKinds), load("daozhen").part(LetterKinds)
    assert first.kinds["handover"].title == "交办书"
    assert second.kinds["handover"].title == "转办单"
    assert "interview" not in second.kinds
    assert (first.kinds["police_notice"].reply, second.kinds["police_notice"].reply) == (
        "15 working_days",
        "20 working_days",
    )
    assert second.kinds["police_notice"].title == "公安提示函"


def test_in_the_second_county_a_letter_is_numbered_and_timed_as_its_pack_says(office, settings):
    settings.PACK = "daozhen"
    letter = issued(office)
    act(office, letter, "receive", "water")
    assert letter.number == f"某平安转〔{today().year}〕1号"
    assert letter.terms["reply"] == "7 calendar_days"


def test_a_letter_keeps_the_terms_it_was_issued_on(office, settings):
    letter = issued(office)
    act(office, letter, "receive", "water")
    due = letter.next_due_at
    settings.PACK = "daozhen"
    act(office, letter, "urge", "governance_center", words="请抓紧")
    assert letter.next_due_at == due
