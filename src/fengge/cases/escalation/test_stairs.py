"""The ladder of a case at one glance: each stay as high as its rung, with who pressed while it stood there."""

from django.urls import reverse

from fengge.cases.escalation.stairs import steps_of
from fengge.cases.file.record import Record
from fengge.cases.models import Case
from fengge.core.access import scope

WHY = "涉及两个村，本村协调不了"


def climbed(world):
    case = world.accepted()
    world.act(case, "urge", world.town_wang, words="尽快上门")
    world.act(case, "raise", world.mediator_zhang, reason=WHY)
    return case


def test_each_stay_is_a_step_as_high_as_its_rung_and_tells_why_it_was_climbed(world):
    case = climbed(world)
    with scope(world.town_wang.actor):
        steps = steps_of(Record(Case.objects.get(pk=case.pk), world.town_wang.actor))
    assert [one.height for one in steps] == [1, 2]
    assert [one.landing.up for one in steps] == [None, True]
    assert WHY in steps[1].landing.why
    assert [str(one.title) for one in steps[0].presses] == ["催办"]
    assert steps[1].presses == []


def test_the_page_draws_the_steps_and_leads_back_to_the_file(world):
    case = climbed(world)
    text = world.town_wang.client.get(reverse("cases.ladder", args=[case.number])).text
    assert text.index("high-1") < text.index("high-2 now")
    assert "尽快上门" in text
    assert WHY in text
    assert case.url in text
