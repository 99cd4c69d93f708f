"""From the pre-check to the court's ruling, and what somebody may do when the other side does not perform."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.world import do

from fengge.cases.confirmation.showing import open_ways
from fengge.cases.engine.facts import facts_of
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Confirmation
from fengge.cases.notices.test_notices import all_told, messages
from fengge.cases.procedure import current
from fengge.core.access import VISITOR, scope
from fengge.core.clock import at, now, today
from fengge.core.models import Notice
from fengge.core.verbs import Refused


def applied(world):
    case = do(world.agreed(), "precheck", world.mediator_zhang, looked="yes")
    return do(case, "confirm", world.mediator_zhang, both="yes", court="余庆县人民法院", applied_on=today())


def test_both_apply_after_the_precheck_and_the_ruling_is_on_record(world):
    zhang = world.mediator_zhang
    case = do(
        applied(world),
        "confirmation_result",
        zhang,
        result="confirmed",
        decided_on=today(),
        ruling="（2026）黔0329民特1号",
    )
    with scope(zhang.actor):
        one = Confirmation.objects.get(case=case)
    assert (one.result, one.ruling) == ("confirmed", "（2026）黔0329民特1号")
    text = zhang.client.get(case.url).text
    assert "裁定协议有效" in text
    assert "（2026）黔0329民特1号" in text


def test_nobody_is_sent_to_court_before_the_precheck(world):
    with pytest.raises(Refused) as refusal:
        do(world.agreed(), "confirm", world.mediator_zhang, both="yes", court="余庆县人民法院", applied_on=today())
    assert any("预审" in str(item) for item in refusal.value.items)


def test_a_question_of_title_is_not_sent_to_court(world):
    case = do(world.agreed(), "precheck", world.mediator_zhang, obstacles=["title"], looked="yes")
    assert "物权、知识产权确权" in world.mediator_zhang.client.get(case.url).text
    with pytest.raises(Refused):
        do(case, "confirm", world.mediator_zhang, both="yes", court="余庆县人民法院", applied_on=today())


def test_after_thirty_days_it_is_too_late(world):
    case = do(world.agreed(), "precheck", world.mediator_zhang, looked="yes")
    with at(now() + timedelta(days=31)), pytest.raises(Refused) as refusal:
        do(case, "confirm", world.mediator_zhang, both="yes", court="余庆县人民法院", applied_on=today())
    assert any("三十日" in str(item) for item in refusal.value.items)


def test_the_application_is_drawn_up_for_both_once_nothing_stands_in_its_way(world):
    case = do(world.agreed(), "precheck", world.mediator_zhang, looked="yes")
    assert (
        "confirmation_papers.docx" in world.mediator_zhang.client.get(reverse("cases.papers", args=[case.number])).text
    )


# ── thirty days, and who is reminded of them ──


def clock_of(world, case, key="judicial_confirmation"):
    with scope(world.mediator_zhang.actor):
        return current(clocks_of(case, now()))[key]


def test_the_thirty_days_run_from_the_day_of_effect_however_late_it_is_written_down(world):
    signed = today() - timedelta(days=12)
    clock = clock_of(world, world.agreed(effective=-12))
    assert clock.started_at.date() == signed
    assert 0 <= (clock.due_at.date() - signed).days - 30 <= 9  # the thirtieth day, or the workday after a holiday
    assert clock.remind_at[0].date() >= signed + timedelta(days=20)


def test_what_was_applied_for_in_time_may_be_written_down_after_it(world):
    case = do(world.agreed(), "precheck", world.mediator_zhang, looked="yes")
    applied_on = today() + timedelta(days=2)
    with at(now() + timedelta(days=45)):
        case = do(case, "confirm", world.mediator_zhang, both="yes", court="余庆县人民法院", applied_on=applied_on)
    with scope(world.mediator_zhang.actor):
        assert case.confirmations.get().applied_on == applied_on


def test_on_the_twentieth_and_twenty_seventh_day_the_mediator_and_the_parties_are_reminded(world):
    case = world.agreed(days=(60,))
    with scope(world.mediator_zhang.actor):
        case.parties.filter(role="applicant").update(agreed_to_notices=True)
    clock = clock_of(world, case)
    days = [(moment.date() - today()).days for moment in clock.remind_at]
    assert [0 <= day - due <= 9 for day, due in zip(days, (20, 27), strict=True)] == [True, True]
    for moment in clock.remind_at:
        world.sweep(moment)
        world.sweep(moment + timedelta(minutes=5))
    assert len([one for one in told(world.mediator_zhang) if "申请司法确认到" in one]) == 2
    sent = [one.text for one in messages() if "共同申请司法确认" in one.text]
    assert len(sent) == 2
    assert f"到{clock.due_at.year}年{clock.due_at.month}月{clock.due_at.day}日为止" in sent[0]


def test_nobody_is_reminded_of_the_court_once_everything_is_performed(world):
    case = performed(world, world.agreed())
    world.sweep(now() + timedelta(days=21))
    assert case.number not in " ".join(one for one in told(world.mediator_zhang) if "司法确认" in one)


# ── performance, breach, return visit ──


def performed(world, case, **changed):
    with scope(world.mediator_zhang.actor):
        owed = case.obligations.exclude(performance__performed=True).order_by("due_on").first()
    given = {"obligation": owed.pk, "performed": "yes", "on": today(), "how": "已恢复", **changed}
    return do(case, "perform", world.mediator_zhang, **given)


def told(worker):
    with scope(worker.actor):
        return [str(one) for one in Notice.objects.order_by("id")]


def test_each_obligation_has_its_own_day_and_the_next_one_follows(world):
    case = world.agreed(days=(40, 10))
    first, last = today() + timedelta(days=10), today() + timedelta(days=40)
    assert first <= clock_of(world, case, "performance").due_at.date() <= first + timedelta(days=9)
    case = performed(world, case)
    assert last <= clock_of(world, case, "performance").due_at.date() <= last + timedelta(days=9)
    assert not clock_of(world, performed(world, case), "performance").is_open


def test_three_days_before_something_falls_due_mediator_and_parties_are_reminded(world):
    case = world.agreed(days=(30,))
    with scope(world.mediator_zhang.actor):
        case.parties.filter(role="applicant").update(agreed_to_notices=True)
    world.sweep(clock_of(world, case, "performance").remind_at[0])
    assert any("协议约定的一项" in one for one in told(world.mediator_zhang))
    assert any("请按约履行" in one.text for one in messages())


def test_what_is_performed_on_the_spot_leaves_nothing_overdue(world):
    case = world.agreed(days=())
    with scope(world.mediator_zhang.actor):
        clocks = current(clocks_of(case, now() + timedelta(days=20)))
    assert "performance" not in clocks
    assert clocks["return_visit"].may_be_done


def test_what_is_past_its_day_and_not_recorded_is_said_on_the_file(world):
    case, said = world.agreed(days=(3, 60)), "已过，还没有记录"
    assert said not in world.mediator_zhang.client.get(case.url).text
    with at(now() + timedelta(days=10)):
        assert world.mediator_zhang.client.get(case.url).text.count(said) == 1


def test_a_breach_is_told_to_the_parties(world):
    case = world.agreed()
    with scope(world.mediator_zhang.actor):
        case.parties.filter(role="applicant").update(agreed_to_notices=True)
    performed(world, case, performed="no", how="到期没有恢复")
    all_told()
    assert any("没有按期履行" in one.text for one in messages())


def test_nothing_is_performed_before_it_was_agreed(world):
    case = world.agreed()
    with scope(world.mediator_zhang.actor):
        owed = case.obligations.get()
    with pytest.raises(Refused, match="生效"):
        do(
            case, "perform", world.mediator_zhang,
            obligation=owed.pk, performed="yes", on=today() - timedelta(days=1), how="早办了",
        )  # fmt: skip


def test_the_return_visit_is_counted_from_the_day_of_performance_not_of_its_record(world):
    case = world.agreed(effective=-20)
    case = performed(world, case, on=today() - timedelta(days=8))
    clock = clock_of(world, case, "return_visit")
    assert clock.may_be_done
    assert clock.opens_at.date() == today() - timedelta(days=1)


def test_a_visit_made_before_the_seven_days_is_refused_however_late_it_is_written_down(world):
    case = performed(world, world.agreed())
    with scope(world.visitor_zhao.actor):
        party = case.parties.get(role="applicant").pk
    found = {"manner": "in_person", "outcome": "settled", "satisfied": "yes", "words": "通了。", "party": party}
    with at(now() + timedelta(days=12)), pytest.raises(Refused, match="满七天"):
        do(case, "visit", world.visitor_zhao, on=today() - timedelta(days=8), **found)


def test_a_return_visit_is_put_before_those_who_may_make_it_and_not_before_the_mediator(world):
    case = performed(world, world.agreed())
    clock = clock_of(world, case, "return_visit")
    for moment in clock.remind_at:
        world.sweep(moment)
    words = f"{case.number} 可以回访了"
    assert len([one for one in told(world.visitor_zhao) if one.startswith(words)]) == 2
    assert not any(one.startswith(words) for one in told(world.mediator_zhang))
    assert not any(one.startswith(words) for one in told(world.secretary_next))


# ── the ruling, and what is open after a breach ──


def test_a_ruling_cannot_be_older_than_its_application(world):
    with pytest.raises(Refused, match="早于"):
        do(
            applied(world), "confirmation_result", world.mediator_zhang,
            result="declined", decided_on=today() - timedelta(days=1),
        )  # fmt: skip


def test_when_the_other_does_not_perform_the_applicant_is_told_what_is_open(world):
    case, zhang = world.agreed(), world.mediator_zhang
    with scope(zhang.actor):
        owed = case.obligations.get()
    broken = do(case, "perform", zhang, obligation=owed.pk, performed="no", on=today(), how="到期没有恢复")
    with scope(VISITOR.holding(case.ticket.digest)):
        told = [title for title, _tell, _basis in open_ways(broken)]
    assert told == ["请调解委员会督促履行", "双方共同申请司法确认", "向人民法院起诉"]
    assert "对方没有履行，可以" in zhang.client.get(case.url).text


def test_what_was_broken_may_still_be_performed(world):
    case, zhang = world.agreed(), world.mediator_zhang
    with scope(zhang.actor):
        owed = case.obligations.get()
    do(case, "perform", zhang, obligation=owed.pk, performed="no", on=today(), how="到期没有恢复")
    case = do(case, "perform", zhang, obligation=owed.pk, performed="yes", on=today(), how="后来恢复了")
    with scope(zhang.actor):
        assert owed.performance.performed
        assert open_ways(case) == []


def test_mediation_taken_up_again_is_asked_for_again(world):
    case = world.closed()
    with at(now() + timedelta(days=9)):
        again = do(case, "reopen", world.secretary_li, reason="水又淹了")
    with scope(world.secretary_li.actor):
        assert not facts_of(again, world.secretary_li.actor)["consent.all"]
