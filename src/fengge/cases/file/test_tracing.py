"""Why this day and no other, day by day: on the desk, and in plain words for the resident whose matter it is."""

from django.test import Client
from django.urls import reverse

from fengge.cases.engine.timing import clocks_of
from fengge.cases.procedure import current
from fengge.cases.showing.counting import day_counts
from fengge.core.access import scope
from fengge.core.clock import now


def clock_of(case, worker, key):
    with scope(worker.actor):
        return current(clocks_of(case, now()))[key]


def test_every_limit_shows_its_sentences_and_its_days(world):
    case = world.accepted()
    text = world.mediator_zhang.client.get(reverse("cases.clocks", args=[case.number])).text
    assert "调解期限" in text
    assert text.count('<table class="daycount">') >= 2
    assert "已经结束的期限" in text


def test_whoever_does_not_see_the_case_does_not_see_its_clocks(world):
    case = world.accepted()
    for name in ("cases.clocks", "cases.ladder"):
        assert world.secretary_next.client.get(reverse(name, args=[case.number])).status_code == 404


def test_the_sentences_count_as_far_as_the_sheet(world):
    case, zhang = world.accepted(), world.mediator_zhang
    clock = clock_of(case, zhang, "handling")
    with scope(zhang.actor):
        (count,) = day_counts([clock])
    last = [cell for week in count.weeks for cell in week if cell and cell.number][-1]
    assert last.is_due or last.number == clock.term.count
    assert f"一共 {last.number} 天" in "".join(count.sentences)
    assert all(len(week) == 7 for week in count.weeks)


def test_the_resident_reads_the_days_of_the_own_matter_and_nobody_else_s(world):
    case = world.accepted()
    client = Client()
    client.post("/track/", {"code": case.ticket.code, "secret": case.ticket.secret})
    assert "一天一天怎么算" in client.get(f"/track/{case.ticket.code}/days/").text
    other = world.accepted()
    assert client.get(f"/track/{other.ticket.code}/days/").status_code == 302
