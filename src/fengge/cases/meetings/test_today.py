"""Whoever runs a meeting, and whoever a meeting asked to act, finds it on the first page of the day."""

from fengge.core.access import scope

DAY = "/desk/"


def test_who_runs_a_meeting_finds_it_on_the_day_until_it_is_over(world):
    meeting = world.meeting
    page = world.secretary_li.client.get(DAY).text
    assert ("等着开的会" in page, meeting.url in page) == (True, True)
    for who in (
        world.mediator_zhang,
        world.secretary_next,
        world.town_wang,
    ):  # the town reads along, and does not hold it
        assert meeting.url not in who.client.get(DAY).text
    with scope(world.actor_seeing_all):
        type(meeting).objects.filter(pk=meeting.pk).update(outcome="lapsed", ended_at=meeting.called_at)
    assert "等着开的会" not in world.secretary_li.client.get(DAY).text


def test_who_is_to_carry_out_a_decision_finds_it_on_the_day_until_it_is_done(world):
    decision, zhang = world.decision, world.mediator_zhang.client
    page = zhang.get(DAY).text
    assert ("要我办的决定" in page, decision.url in page) == (True, True)
    assert decision.url not in world.visitor_zhao.client.get(DAY).text
    assert zhang.post(decision.url, {"result": "已谈妥。"}).status_code == 302
    assert decision.url not in zhang.get(DAY).text
