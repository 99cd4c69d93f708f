"""The auditor reads who did what in every matter, and of no matter what it is about."""

from fengge.core.access import scope
from fengge.orgs.testing import browser

AUDIT = "/desk/audit/"


def test_the_auditor_reads_who_wrote_on_a_case_and_not_what(world):
    case = world.triaged()
    with scope(world.secretary_li.actor):
        world.act(
            case, "assign", world.secretary_li, to=str(world.mediator_zhang.appointment.pk), words="他们家关系紧张"
        )
    shown = browser(world.in_post("audit_admin").appointment).get(AUDIT).text
    assert "case.assigned" in shown
    assert "李书记" in shown
    assert "holder_id" in shown
    for words in ("关系紧张", "排水沟", "水淹了菜地", "田大山"):
        assert words not in shown
