"""A village gets a new code: what lies in it goes along, and nobody loses sight of a case."""

from fengge.cases.models import Case
from fengge.core.access import scope
from fengge.core.clock import today
from fengge.core.testing.database import database_role
from fengge.orgs.acting import actor_for
from fengge.orgs.importing.following import carry
from fengge.orgs.importing.verbs import import_divisions, upload
from fengge.orgs.models import Appointment
from fengge.people.models import Household
from tests.rows import one_of_each
from tests.world import VILLAGE

NEW = "520329102299"


def recoded(world):
    clerk = world.in_post("system_admin", "520329").actor
    with scope(clerk):
        name = upload(
            "名单.csv",
            f"代码,名称,类别,原代码\n{NEW},田坝村,村,{VILLAGE}".encode(),
            by=clerk,
            on=today(),
            complete=False,
        )
        import_divisions(name, by=clerk)
    return {VILLAGE: NEW, **{f"{VILLAGE}{n:03d}": f"{NEW}{n:03d}" for n in range(1, 30)}}


def test_cases_and_households_follow_their_village_and_a_case_keeps_where_it_came_from(world):
    one_of_each(world)
    case = world.registered()
    moved = recoded(world)
    with database_role("fengge_worker"):
        counted = carry(moved)
        again = carry(moved)
    assert counted["cases_case.division"] >= 1
    assert counted["people_household.division"] >= 1
    assert not any(again.values())
    held = Appointment.objects.select_related("person", "division").get(pk=world.secretary_li.appointment.pk)
    with scope(actor_for(None, held)):
        seen = Case.objects.get(number=case.number)
        assert (seen.division[:12], seen.origin_division[:12]) == (NEW, VILLAGE)
        assert Household.objects.filter(division__startswith=NEW).exists()
