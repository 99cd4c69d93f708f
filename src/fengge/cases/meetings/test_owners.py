"""A meeting gives nothing to do to whoever may have no part in the matter."""

import pytest

from fengge.cases.models import Case, Decision
from fengge.core.access import scope
from fengge.core.models import Notice
from fengge.core.verbs import Refused


@pytest.fixture
def item(world, table):
    """A late matter of the village on the day's agenda."""
    with scope(world.actor_seeing_all):
        case = world.accepted()
        Case.objects.filter(pk=case.pk).update(next_due_at=case.reported_at)
    (found,) = table.items(table.call(world.secretary_li), world.secretary_li)
    return found


def refused(world, table, item, owner):
    with pytest.raises(Refused) as found:
        table.decide(item, world.secretary_li, words="帮助核对", choice="support", owner=owner.appointment.pk)
    with scope(world.secretary_li.actor):
        assert not Decision.objects.exists()
    with scope(owner.actor):
        assert not Notice.objects.filter(values__number=item.number).exists()
    return found.value


def test_whom_the_matter_accuses_is_asked_for_nothing_by_a_meeting(world, table, item):
    with scope(world.actor_seeing_all):
        barred = [f"p:{world.mediator_zhang.appointment.person_id}"]
        Case.objects.filter(pk=item.case_id).update(barred=barred)
    assert refused(world, table, item, world.mediator_zhang).field == "owner"


def test_whoever_stepped_back_from_the_matter_is_asked_for_nothing_by_a_meeting(world, table, item):
    away = world.visitor_zhao
    with scope(world.secretary_li.actor):
        case = Case.objects.get(pk=item.case_id)
        world.act(case, "recuse", world.secretary_li, who=str(away.appointment.pk), reason="一方的亲属")
    assert "已回避" in str(refused(world, table, item, away).message)
