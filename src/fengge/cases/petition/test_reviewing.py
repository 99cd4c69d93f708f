"""Review and final review: by somebody without part in it; revoked, the petition is handled again."""

from datetime import timedelta

from fengge.cases.engine.timing import clocks_of
from fengge.cases.petition.conftest import REVIEWED, asking
from fengge.core.access import scope
from fengge.core.calendar.county import county_calendar
from fengge.core.clock import at, now, today

DAY = timedelta(days=1)


def asked(petitions, stage="delivered"):
    return petitions.act(getattr(petitions, stage)(), "ask_review", petitions.office, **asking())


def test_a_review_takes_up_even_what_was_closed(petitions):
    case = asked(petitions, "closed")
    assert (case.stage, case.settled_at) == ("reviewing", None)


def test_nobody_of_the_team_reviews_their_own_opinion(petitions):
    case = asked(petitions)
    refused = petitions.refusal(case, "review", petitions.office, result="upheld", **REVIEWED)
    assert "须由专班以外" in str(refused.items[0])


def test_upheld_it_may_go_on_to_the_final_review_and_ends_there(petitions):
    case = asked(petitions)
    petitions.act(case, "review", petitions.outsider, result="upheld", **REVIEWED)
    petitions.act(case, "ask_final", petitions.office, **asking())
    petitions.act(case, "review_finally", petitions.second, result="upheld", **REVIEWED)
    assert case.stage == "final_reviewed"
    given = petitions.visit(case)
    petitions.act(case, "visit", petitions.outsider, **given)
    petitions.act(case, "close", petitions.office, summary="复核终结。")
    assert case.stage == "closed"


def test_whoever_reviewed_does_not_review_finally(petitions):
    case = asked(petitions)
    petitions.act(case, "review", petitions.outsider, result="upheld", **REVIEWED)
    petitions.act(case, "ask_final", petitions.office, **asking())
    refused = petitions.refusal(case, "review_finally", petitions.outsider, result="upheld", **REVIEWED)
    assert str(refused.items[0]) == "复核须由没有办过复查的人办理"


def test_revoked_it_is_handled_again_under_a_new_term(petitions):
    case = asked(petitions)
    petitions.act(case, "review", petitions.outsider, result="revoked", **REVIEWED)
    assert case.stage == "planned"
    with scope(petitions.office.actor):
        handling = next(one for one in clocks_of(case, now()) if one.deadline.key == "handling" and one.is_open)
        assert handling.is_open


def test_what_came_in_time_is_taken_up_though_it_is_written_down_late_and_its_days_run_from_then(petitions):
    case = petitions.delivered()
    came = today() + timedelta(days=25)
    with at(now() + timedelta(days=40)):
        petitions.act(case, "ask_review", petitions.office, **asking(came))
        with scope(petitions.office.actor):
            review = next(one for one in clocks_of(case, now()) if one.deadline.key == "review")
    assert review.started_at.date() == came
    assert f"收到申请：{came.month}月{came.day}日" in petitions.office.client.get(case.url).text
    assert review.due_at.date() == county_calendar().workday_from(came + timedelta(days=30))


def test_nobody_asked_before_the_opinion_was_theirs(petitions):
    refused = petitions.refusal(petitions.delivered(), "ask_review", petitions.office, **asking(today() - DAY))
    assert refused.field == "on"


def test_a_review_is_not_asked_for_twice(petitions):
    case = asked(petitions)
    petitions.act(case, "review", petitions.outsider, result="upheld", **REVIEWED)
    assert "复查" in str(petitions.refusal(case, "ask_review", petitions.office, **asking()).message)
