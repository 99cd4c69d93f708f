"""What a resident reads of a mediation."""

from django.test import Client

from fengge.core.access import scope
from fengge.core.clock import today


def test_whoever_follows_a_mediation_reads_of_it_in_its_own_words(world):
    case = world.accepted()
    with scope(world.county_chen.actor):
        for party in case.parties.all():
            said = {"party": party.pk, "given": "yes", "manner": "in_person", "rights_told": True}
            world.act(case, "consent", world.mediator_zhang, **said)
        world.act(case, "investigate", world.mediator_zhang, on=today(), place="沟边", asked="邻居", found="属实")
    client = Client()
    client.post("/track/", {"code": case.ticket.code, "secret": case.ticket.secret})
    text = client.get(f"/track/{case.ticket.code}/").text
    assert "承办人做了调查" in text
    assert "专班" not in text  # that is what a petition says
