"""People's mediation as declared: what may follow what, what stops it, and which clock runs when."""

from datetime import datetime

import pytest

from fengge.cases import procedures
from fengge.cases.procedure import Event, ProcedureError, State, clock_facts, current
from fengge.core.calendar.examples import real_calendar
from fengge.core.clock import ZONE

MEDIATION = procedures.declared()["mediation"]
EVERYTHING = {action.permission for action in MEDIATION.actions}
LATER = datetime(2024, 12, 1, tzinfo=ZONE)


def story(*lines):
    """Lines such as ('2024-07-01T09:00', 'case.reported', {'rung': 'village'})."""
    return [Event(kind, datetime.fromisoformat(at).replace(tzinfo=ZONE), *data) for at, kind, *data in lines]


def clocks(events, at=LATER):
    moment = at if isinstance(at, datetime) else datetime.fromisoformat(at).replace(tzinfo=ZONE)
    return MEDIATION.clocks(events, real_calendar(), moment)


RECEIVED = story(
    ("2024-09-26T08:00", "case.reported", {"rung": "village"}),
    ("2024-09-26T09:00", "case.registered"),
    ("2024-09-26T10:00", "case.triaged", {"level": "complex", "route": "mediation", "rung": "town"}),
)
ACCEPTED = RECEIVED + story(("2024-09-29T09:00", "case.accepted"))
AGREED = ACCEPTED + story(("2024-10-10T15:00", "agreement.made", {"outcome": "written", "perform_by": "2024-10-25"}))
PERFORMED = AGREED + story(("2024-10-20T15:00", "obligation.performed", {"last": True}))
CLOSED = PERFORMED + story(
    ("2024-10-30T10:00", "case.visited", {"outcome": "settled"}), ("2024-10-31T10:00", "case.closed")
)


def may(stage):
    return [action.key for action in MEDIATION.actions_for(stage, EVERYTHING)]


@pytest.mark.parametrize(
    ("stage", "ways"),
    [
        ("reported", ["register", "refer", "withdraw", "merge"]),
        ("triaged", ["accept", "return", "answer_transfer", "refer", "withdraw", "merge"]),
        ("visited", ["close"]),
        ("closed", ["archive", "reopen", "say_unsolved"]),
        ("archived", ["reopen", "say_unsolved"]),
        ("referred", ["archive"]),
    ],
)
def test_each_stage_has_its_own_ways_on(stage, ways):
    assert [key for key in may(stage) if MEDIATION.action(key).targets()] == ways


def test_a_dispute_walks_from_report_to_archive():
    road = [
        ("report", None), ("register", None), ("triage", None), ("accept", None), ("consent", "some"),
        ("consent", "all"), ("investigate", None), ("mediate", None), ("agree", "written"), ("perform", None),
        ("visit", "settled"), ("close", None), ("archive", None),
    ]  # fmt: skip
    stage = ""
    for key, outcome in road:
        action = MEDIATION.action(key)
        assert stage in action.from_stages or action.opens
        stage = action.leads_to(stage, outcome)
    assert stage == "archived"


def test_mediation_stops_when_a_party_clearly_refuses():
    for stage in ("accepted", "consented", "investigating", "mediating"):
        assert "refuse" in may(stage)
    assert MEDIATION.action("refuse").leads_to("mediating") == "refused"
    assert "mediate" not in may("refused")


def test_nothing_is_mediated_before_everybody_agreed_and_knows_their_rights():
    missing = MEDIATION.missing(MEDIATION.action("mediate"), {"actor.impartial": True})
    assert list(map(str, missing)) == ["还有当事人没有同意调解", "尚缺：当事人权利义务告知书"]


def test_a_matter_of_the_legal_channels_is_not_accepted_for_mediation():
    missing = MEDIATION.missing(MEDIATION.action("accept"), {"actor.impartial": True, "route.mediation": False})
    assert list(map(str, missing)) == ["该事项应当走法定渠道，不能作为调解案件受理"]
    assert all("refer" in may(stage.key) for stage in MEDIATION.stages if not stage.terminal and stage.key != "visited")


def test_closing_lists_every_must_have_piece_of_the_dossier():
    missing = MEDIATION.missing(MEDIATION.action("close"), {})
    assert list(map(str, missing)) == [
        "尚缺：调解申请书或受理登记表",
        "尚缺：当事人权利义务告知书",
        "尚缺：当事人身份证明",
        "尚缺：调解记录",
        "尚缺：调解协议书或口头协议登记表",
        "还有分出去的子事项没有办结",
        "还有协办单位没有答复",
        "还没有安全保护方案，保护双方的措施写明以后才能了结或者移交",
        "承办团队还有一项必须先办的事，请与承办人联系",
    ]
    there = ("acceptance_register", "rights_notice", "identity_proof", "mediation_record", "oral_agreement_record")
    whole = dict.fromkeys(("joined.parts_settled", "joined.help_answered", "risk.safe", "risk.clear"), True)
    assert MEDIATION.missing(MEDIATION.action("close"), {f"document.{key}": True for key in there} | whole) == []


def test_an_oral_agreement_must_be_allowed_to_be_oral():
    facts = {"actor.impartial": True, "consent.all": True, "document.mediation_record": True}
    assert MEDIATION.missing(MEDIATION.action("agree"), facts, "written") == []
    assert len(MEDIATION.missing(MEDIATION.action("agree"), facts, "oral")) == 1


def test_the_mediator_does_not_make_the_return_visit():
    facts = {"obligations.performed": True, "clock.return_visit.open": True}
    assert list(map(str, MEDIATION.missing(MEDIATION.action("visit"), facts, "settled"))) == [
        "须由本案调解员以外的人办理"
    ]
    assert MEDIATION.missing(MEDIATION.action("visit"), {"actor.not_mediator": True}, "unperformed") == []


def test_a_case_in_nobodys_hands_has_its_own_shorter_clock():
    reported = RECEIVED[:1]
    due = {clock.key: clock.due_at for clock in clocks(reported, at="2024-09-26T12:00")}
    assert due["unassigned"] == datetime(2024, 9, 27, 9, tzinfo=ZONE) < due["handling"]
    triaged = current(clocks(RECEIVED, at="2024-09-26T12:00"))
    assert triaged["unassigned"].is_open
    assert triaged["acceptance"].due_at.date() == datetime(2024, 9, 30).date()  # noqa: DTZ001 - 27, 29 (made up), 30
    assert not current(clocks(ACCEPTED))["unassigned"].is_open


def test_passing_a_case_on_renews_acceptance_but_never_the_whole_term():
    passed = RECEIVED + story(("2024-09-28T09:00", "case.transferred", {"rung": "county"}))
    before, after = current(clocks(RECEIVED)), current(clocks(passed))
    assert after["acceptance"].round == 2
    assert not after["unassigned"].is_open  # whoever took it has it
    assert after["handling"].due_at == before["handling"].due_at


def test_the_level_decides_the_term_from_the_first_word_on():
    assert current(clocks(RECEIVED[:2]))["handling"].due_at.date().isoformat() == "2024-10-08"
    assert current(clocks(RECEIVED))["handling"].due_at.date().isoformat() == "2024-10-16"


def test_mediation_takes_a_month_from_acceptance_and_the_parties_may_lengthen_it():
    assert current(clocks(ACCEPTED))["mediation"].due_at.date().isoformat() == "2024-10-29"
    longer = ACCEPTED + story(("2024-10-20T09:00", "case.extended", {"days": 15, "deadline": "mediation"}))
    assert current(clocks(longer))["mediation"].due_at.date().isoformat() == "2024-11-13"
    assert "《人民调解工作若干规定》第三十三条" in MEDIATION.deadline("mediation").law


def test_judicial_confirmation_may_be_asked_for_thirty_days_and_is_remembered_twice():
    window = current(clocks(AGREED, at="2024-10-20T09:00"))["judicial_confirmation"]
    assert window.due_at.date().isoformat() == "2024-11-11"  # the thirtieth day, 9 November, is a Saturday
    assert [moment.date().isoformat() for moment in window.remind_at] == ["2024-10-30", "2024-11-06"]
    assert clock_facts([window])["clock.judicial_confirmation.open"]
    assert not clock_facts(clocks(AGREED))["clock.judicial_confirmation.open"]


def test_the_return_visit_comes_seven_to_thirty_days_after_performance():
    early, ripe = (clock_facts(clocks(PERFORMED, at=day)) for day in ("2024-10-26T12:00", "2024-10-27T12:00"))
    assert not early["clock.return_visit.open"]
    assert ripe["clock.return_visit.open"]
    assert current(clocks(PERFORMED))["return_visit"].due_at.date().isoformat() == "2024-11-19"


def test_a_visit_that_finds_the_dispute_alive_starts_the_clocks_anew():
    alive = PERFORMED + story(("2024-10-30T10:00", "case.visited", {"outcome": "renewed"}))
    found = current(clocks(alive, at="2024-10-30T11:00"))
    assert (found["mediation"].round, found["mediation"].state) == (2, State.RUNNING)
    assert found["return_visit"].state == State.CANCELLED


def test_a_closed_case_may_be_reopened_inside_its_window_and_then_runs_anew():
    assert clock_facts(clocks(CLOSED, at="2024-11-20T10:00"))["clock.reopening.open"]
    assert not clock_facts(clocks(CLOSED, at="2024-12-10T10:00"))["clock.reopening.open"]
    again = CLOSED + story(("2024-11-20T10:00", "case.reopened"))
    found = current(clocks(again, at="2024-11-20T11:00"))
    assert [key for key, clock in found.items() if clock.is_open] == ["unassigned", "acceptance", "handling"]
    assert found["reopening"].state == State.MET


def test_a_withdrawn_case_owes_nothing_but_its_archiving():
    gone = RECEIVED + story(("2024-09-27T09:00", "case.withdrawn"))
    assert [clock.key for clock in clocks(gone) if clock.is_open] == ["archiving", "reopening"]


def test_what_rests_on_no_article_is_shown_as_an_example():
    examples = {deadline.key for deadline in MEDIATION.deadlines if deadline.example}
    assert examples == {
        "unassigned", "acceptance", "handling", "raised", "return_visit", "closing", "archiving", "reopening", "lead_decision",
    }  # fmt: skip


def test_a_pack_cannot_change_the_term_the_law_fixes():
    with pytest.raises(ProcedureError, match="这个期限由法律规定"):
        MEDIATION.with_settings({"deadlines": {"judicial_confirmation": {"calendar_days": 60}}})


def test_an_unknown_procedure_is_a_key_error():
    with pytest.raises(KeyError):
        procedures.get("divination")
