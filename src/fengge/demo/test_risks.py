"""The demo county shows a mark of risk in every colour and every state, and one matter of which each slip can be filled."""

import pytest

from fengge.cases.models import PoliceReport, Risk, SafetyPlan
from fengge.cases.risk.slips.gathering import said_of
from fengge.core.access import system
from fengge.core.clock import now
from fengge.core.models import Event
from fengge.core.packs import pack
from fengge.core.packs.slips import GAP, Slips
from fengge.core.testing.database import database_role
from fengge.demo import loading
from fengge.demo.conftest import on_the_day
from fengge.demo.risks.playing import play_risks


@pytest.fixture
def county(db, staffed):
    """The marks of the demo on its day, as a job sees them."""
    with on_the_day(), database_role("fengge_worker"):
        with system(loading.JOB):
            play_risks(staffed)
        with system(loading.JOB):
            yield


def test_every_colour_and_every_state_is_seen(county):
    states = set(Risk.objects.values_list("ended", flat=True))
    assert states == {"", *Risk.Ended.values}
    assert set(Risk.objects.standing().values_list("colour", flat=True)) == set(Risk.Colour.values)
    assert Risk.objects.standing().filter(needs_plan=True, plans=None).exists()
    assert Risk.objects.standing().filter(renewals__gt=0).exists()
    assert Risk.objects.standing().exclude(warned_on=None).exists()
    assert Risk.objects.exclude(departure="").exists()
    assert SafetyPlan.objects.exists()
    assert PoliceReport.objects.exclude(receipt="").exists()
    assert Event.objects.order_by("-at").values_list("at", flat=True).first() <= now()


def test_of_one_matter_every_slip_is_filled(county):
    case = Risk.objects.get(ended="lifted", case__stage="closed").case
    said = said_of(case, case.risks.get())
    asked = {
        gap for slip in pack().part(Slips).slips.values() for line in slip.fields for gap in GAP.findall(line.says)
    }
    assert {gap for gap in asked if not said[gap]} <= {"departure"}
