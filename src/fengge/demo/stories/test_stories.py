"""A county's year of disputes: reproducible, plausible, whole, and nobody's."""

import re
import unicodedata
from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from fengge.demo.stories import Place, Story, stories
from fengge.demo.stories.people import check_digit
from fengge.demo.stories.scenes import kinds
from fengge.demo.stories.telling import ENDS

TODAY = date(2026, 11, 22)
PLACES = [
    Place("520329109201001", "示例镇", "青石村", "岩脚组"),
    Place("520329109201002", "示例镇", "青石村", "三组"),
    Place("520329109001001", "示例镇", "河滨社区", "一组"),
]
FREQUENT = {"01", "02", "03", "04", "06", "07"}


def told(n: int = 3000, seed: int = 7) -> list[Story]:
    return list(stories(PLACES, n, Random(seed), TODAY))


@pytest.fixture(scope="module")
def year() -> list[Story]:
    return told()


def texts(story: Story):
    yield from (story.title, story.facts, story.spot, story.investigation, story.reason, *story.claims)
    for party in story.parties:
        yield from (party.name, party.tie, party.stance)
    for session in story.sessions:
        yield from (session.where, session.summary, *(f"{s.role}：{s.words}" for s in session.said))
    for deal in story.agreements:
        yield from (deal.facts, *deal.clauses, *(o.text for o in deal.obligations))
    yield from (p.note for p in story.performance)
    yield from (v.words for v in story.visits)
    yield from (s.words for s in story.timeline)


def test_the_same_seed_tells_the_same_year():
    assert told(300) == told(300)
    assert told(300) != told(300, seed=8)


def test_no_two_reports_are_alike(year):
    assert len({(s.title, s.facts) for s in year}) == len(year)


def test_no_slot_or_choice_is_left_in_a_text(year):
    left = [text for story in year for text in texts(story) if re.search(r"[{}<>|\[\]]", text)]
    assert left == []


def test_every_text_passes_the_rules_for_typed_text(year):
    for story in year:
        for text in texts(story):
            assert text == text.strip()
            assert not [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs", "Cn"}], text
            assert not re.search(r"[，。；、！？]{2}|。”。|  |^[，。；、]", text), text


def test_numbers_and_phones_belong_to_nobody(year):
    for party in (party for story in year for party in story.parties):
        number, who = party.person.id_number, party.person
        assert number.startswith("999999")
        assert number[6:14] == f"{who.born:%Y%m%d}"
        assert check_digit(number[:17]) == number[17]
        assert (int(number[16]) % 2 == 1) == (who.sex == "M")
        assert not who.phone or re.fullmatch(r"1000000\d{4}", who.phone)


def test_the_year_has_plausible_proportions(year):
    share = Counter(story.outcome for story in year)
    assert 0.64 < share["performed"] / len(year) < 0.78
    assert 0.06 < (share["terminated"] + share["withdrawn"] + share["refused"]) / len(year) < 0.14
    assert 0.03 < share["referred"] / len(year) < 0.12
    assert 0.07 < share["open"] / len(year) < 0.17


def test_open_cases_stand_in_every_stage(year):
    standing = {story.stage for story in year if story.outcome == "open"}
    assert standing >= {"reported", "registered", "triaged", "accepted", "investigating", "mediating", "agreed"}
    assert "performing" in standing
    assert any(step.do == "reopen" for story in year for step in story.timeline)
    assert any(step.do == "urge" for story in year for step in story.timeline)


def test_steps_are_in_order_and_in_the_past(year):
    for story in year:
        moments = [step.at for step in story.timeline]
        assert moments == sorted(moments)
        assert moments[0] == story.reported_at
        assert all(at.date() < TODAY for at in moments[1:])
        assert TODAY - timedelta(days=366) < story.reported_at.date() <= TODAY


def test_agreements_name_their_sums_and_days(year):
    for deal in (deal for story in year for deal in story.agreements):
        assert deal.total == sum(o.amount for o in deal.obligations)
        for promise in deal.obligations:
            assert promise.due_on >= deal.agreed_on
            assert not promise.amount or f"{promise.amount}元" in promise.text
            day = f"{promise.due_on.year}年{promise.due_on.month}月{promise.due_on.day}日"
            assert day in promise.text or "自签订协议之日起" in promise.text or promise.due_on == deal.agreed_on


def test_what_has_not_happened_is_absent(year):
    for story in year:
        done = Counter(step.do for step in story.timeline)
        assert len(story.sessions) == done["mediate"]
        assert len(story.agreements) == done["agree"]
        assert len(story.performance) == done["perform"]
        assert len(story.visits) == done["visit"]
        assert bool(story.investigation) == ("investigate" in done)
        assert bool(story.reason) == bool(ENDS & set(done))
        assert (story.outcome == "open") == (
            story.stage not in {"closed", "archived", "refused", "terminated", "withdrawn", "referred"}
        )


def test_a_settled_visit_waits_for_every_promise_and_a_week(year):
    for story in year:
        kept = [step.at for step in story.timeline if step.do == "perform"]
        for step in story.timeline:
            if step.do == "visit" and step.outcome == "settled":
                assert step.at.date() - max(at for at in kept if at < step.at).date() >= timedelta(days=7)


def test_families_agree_with_their_words(year):
    for story in year:
        a, b = story.parties[0], story.parties[1]
        if b.tie in {"丈夫", "哥哥", "弟弟", "儿子", "父亲", "前夫"}:
            assert b.person.sex == "M"
        if b.tie in {"妻子", "姐姐", "妹妹", "女儿", "母亲", "前妻", "儿媳"}:
            assert b.person.sex == "F"
        if b.tie in {"哥哥", "弟弟"} and a.tie in {"哥哥", "弟弟"}:
            assert a.name[0] == b.name[0]
            assert (a.person.born < b.person.born) == (a.tie == "哥哥")
        if b.tie == "儿子":
            assert a.person.born.year + 18 < b.person.born.year


def test_legal_channels_are_not_held_back_for_mediation(year):
    for story in year:
        if story.outcome == "referred":
            assert story.agreements == ()
            assert story.route != "mediation"


def test_at_night_only_the_code_and_the_hotline_report(year):
    assert {s.source for s in year if not 8 <= s.reported_at.hour < 18} <= {"doorplate", "hotline"}


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.key)
def test_every_kind_has_scenes_enough_in_every_month(kind):
    assert len(kind.scenes) >= (12 if kind.key in FREQUENT else 5)
    assert len({scene.key for scene in kind.scenes}) == len(kind.scenes)
    for month in range(1, 13):
        assert any(not scene.months or month in scene.months for scene in kind.scenes)
