"""What stands out on a case file, what is folded, and that nothing due is ever folded."""

import pytest

from fengge.cases import procedures
from fengge.cases.engine.asking import hand_in
from fengge.cases.engine.facts import facts_of
from fengge.cases.file.deeds import deeds
from fengge.cases.file.wishes import ANSWERS, FOLDED, OPEN_ENDS, WISHES
from fengge.cases.models import Case
from fengge.core.access import scope


def offered(case, worker, **told):
    with scope(worker.actor):
        case = Case.objects.with_offers(worker.actor).get(pk=case.pk)
        return deeds(case, worker.actor, facts_of(case, worker.actor) | told)


def titles(acts):
    return [str(act.title) for act in acts]


def folded(found):
    return {str(fold.title): titles(fold.acts.values()) for fold in found.folds}


def test_the_next_step_stands_first_and_the_rarer_ones_lie_folded(world):
    found = offered(world.triaged(), world.mediator_zhang)
    assert str(found.first.title) == "受理"
    assert (found.first.kind, found.first.key) == ("primary", "1")
    assert titles(found.working)[-2:] == ["添加材料", "备注"]
    assert "退回" in folded(found)["换人办、请人帮"]
    assert "转法定渠道" in folded(found)["改级别、不再办"]


def test_every_action_that_may_be_done_stands_in_one_place_and_no_digit_opens_what_is_folded(world):
    found = offered(world.accepted(), world.secretary_li)
    every = [found.first, *found.due, *found.working, *(act for fold in found.folds for act in fold.acts.values())]
    addresses = [act.url for act in every if act]
    assert len(addresses) == len(set(addresses))
    assert not any(act.key for fold in found.folds for act in fold.acts.values())


def test_a_case_in_nobody_s_hands_asks_for_hands_in_plain_sight(world):
    found = offered(world.registered(), world.secretary_li)
    assert "指派" in titles([found.first, *found.due])
    assert "指派" not in folded(found).get("换人办、请人帮", [])


def test_a_plan_that_is_owed_and_a_supervision_that_was_answered_are_not_folded(world):
    case = world.accepted()
    with scope(world.town_wang.actor):
        asked = {"reason": "拖了很久", "requirement": "三天内去一趟", "due_on": "2099-01-01"}
        bound = hand_in(case, "supervise", asked, by=world.town_wang.actor)
        assert bound.ok, bound.errors
    waits = offered(case, world.town_wang)
    assert "解除督办" in folded(waits)["催办、督办、要时间"]
    assert waits.folds[0].opens
    done = offered(case, world.town_wang, **{"ladder.answered": True})
    assert "解除督办" in titles(done.due)


def test_what_is_answered_or_ended_is_never_declared_folded():
    assert FOLDED.isdisjoint({*ANSWERS, *OPEN_ENDS})


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.keys[0])
def test_each_folded_action_is_one_that_some_procedure_has(wish):
    named = {action.key for one in procedures.all() for action in one.actions}
    assert set(wish.keys) <= named


def test_the_fold_of_the_form_that_is_open_is_open_too_without_a_script(world):
    case = world.accepted()
    page = world.secretary_li.client.get(f"{case.url}do/split/").text
    assert page.count('<details class="fold" open>') == 1
    assert world.secretary_li.client.get(case.url).text.count('<details class="fold" open>') == 0
