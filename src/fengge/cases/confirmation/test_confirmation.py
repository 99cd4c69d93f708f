"""From the pre-check to the court's ruling, and what somebody may do when the other side does not perform."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fengge.cases.confirmation.showing import open_ways
from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.facts import facts_of
from fengge.cases.engine.timing import clocks_of
from fengge.cases.models import Case, Confirmation
from fengge.core.access import VISITOR, scope
from fengge.core.clock import at, now, today
from fengge.core.verbs import Refused


def do(case, action, by, **given):
    with scope(by.actor):
        case = Case.objects.get(pk=case.pk)
        bound = hand_in(case, action, given, by=by.actor)
        assert bound.ok, bound.errors
        return Case.objects.get(pk=case.pk)


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


def test_the_parties_are_reminded_on_the_twentieth_and_the_twenty_seventh_day(world):
    case = world.agreed()
    with scope(world.mediator_zhang.actor):
        clock = next(one for one in clocks_of(case, now()) if one.key == "judicial_confirmation")
    days = [(clock.due_at.date() - timedelta(days=before) - today()).days for before in clock.deadline.remind_before]
    assert days == [20, 27]


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
