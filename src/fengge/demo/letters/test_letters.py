"""The demo county's letters: in every stage, numbered as they went out, naming nobody."""

from fengge.cases.letters.clocks import standing_after
from fengge.cases.models import Letter, Party, ReplyFile
from fengge.core.access import system
from fengge.core.clock import now
from fengge.core.models import Notice
from fengge.core.testing.database import database_role
from fengge.demo import loading
from fengge.demo.letters.plans import NATIONAL


def letters():
    with database_role("fengge_worker"), system(loading.JOB):
        return list(Letter.objects.select_related("issuer").order_by("issued_at", "pk"))


def test_every_stage_has_a_letter_and_one_is_late(county):
    there = letters()
    assert {one.state for one in there} == set(Letter.State)
    assert any(one.next_due_at and one.next_due_at < now() and one.state == "received" for one in there)
    assert {one.kind for one in there} >= {"reminder", "handover", "supervision", "interview"}


def test_each_national_letter_is_there_in_every_state_on_its_way(county):
    stands = {(one.kind, one.state) for one in letters()}
    on_the_way = ("issued", "received", "replied", "returned", "accepted")
    assert {(one.kind, state) for one in NATIONAL for state in on_the_way} <= stands


def test_some_answers_come_with_a_photo(county):
    with database_role("fengge_worker"), system(loading.JOB):
        kept = list(ReplyFile.objects.select_related("file"))
    assert len(kept) >= len(NATIONAL)
    assert all(one.file.media_type == "image/jpeg" for one in kept)


def test_numbers_rise_with_the_days_and_nothing_lies_in_the_future(county):
    issued = [one for one in letters() if one.issued_at]
    assert all(one.issued_at <= now() and one.drafted_at <= one.issued_at for one in issued)
    for head in {one.number.rpartition("〕")[0] for one in issued}:
        serials = [
            int(one.number.rpartition("〕")[2].removesuffix("号"))
            for one in issued
            if one.number.startswith(f"{head}〕")
        ]
        assert serials == list(range(1, len(serials) + 1))


def test_no_letter_names_a_person_of_its_case(county):
    there = letters()
    with database_role("fengge_worker"), system(loading.JOB):
        for one in there:
            names = [party.name for party in Party.objects.filter(case_id=one.case_id) if len(party.name) < 5]
            words = f"{one.subject}{one.body}{one.measures}{one.case_title}"
            assert not [name for name in names if name in words]


def test_the_stored_end_of_each_letter_is_the_one_its_events_give(county):
    there = letters()
    with database_role("fengge_worker"), system(loading.JOB):
        for one in there:
            assert one.next_due_at == standing_after(one, "letter.printed", {}).due.at, one


def test_only_what_waits_is_on_somebody_s_desk(county):
    with database_role("fengge_worker"), system(loading.JOB):
        told = Notice.objects.filter(occasion__startswith="letter").count()
    assert told == sum(one.state in ("issued", "replied", "returned") for one in letters())
