"""The ledger: what it lists for whom, narrowed how, and taken away by whom."""

import csv
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO

import pytest

from fengge.cases.letters.conftest import act, draft, issued
from fengge.core.access import scope
from fengge.core.clock import at, now
from fengge.core.lists import PAGE
from fengge.core.models import Event
from fengge.core.testing.database import database_role

LEDGER = "/desk/letters/"


def listed(worker, query=""):
    answer = worker.client.get(f"{LEDGER}{query}")
    assert answer.status_code == 200
    return [line.letter.pk for line in answer.context["table"].rows]


@pytest.fixture
def two(office):
    """One to the water bureau, signed for; one to the labour bureau, not yet."""
    first = act(office, issued(office), "receive", "water")
    return first, issued(office, to="labour", kind="reminder")


def test_each_unit_finds_its_own_letters_and_the_centre_finds_all(office, two):
    first, second = two
    assert listed(office.water) == [first.pk]
    assert listed(office.labour) == [second.pk]
    assert listed(office.governance_center) == [second.pk, first.pk]
    assert listed(office.world.secretary_next) == []


def test_the_ledger_is_narrowed_by_kind_state_side_unit_number_and_lateness(office, two):
    first, second = two
    centre, unit = office.governance_center, office.water.appointment.organisation_id
    assert listed(centre, "?kind=reminder") == [second.pk]
    assert listed(centre, "?state=received") == [first.pk]
    assert listed(centre, f"?recipient={unit}") == [first.pk]
    assert listed(centre, f"?q={first.number}") == [first.pk]
    assert listed(centre, "?side=got") == []
    assert listed(office.water, "?side=got") == [first.pk]
    assert listed(centre, "?due=overdue") == []
    with at(now() + timedelta(days=40)):
        assert set(listed(centre, "?due=overdue")) == {first.pk, second.pk}


@pytest.mark.parametrize(
    "query",
    [
        "?issuer=abc",
        "?issuer=9999999999999999999999",
        "?after=x",
        "?after=²",
        "?since=2026-99-99",
        "?figure=cases.open",
        "?kind=nothing",
    ],
)
def test_nonsense_in_the_address_breaks_nothing(office, two, query):
    assert office.governance_center.client.get(f"{LEDGER}{query}").status_code == 200


def test_the_second_page_begins_where_the_first_ended(office, two):
    template = two[0]
    with scope(office.governance_center.actor):
        for _ in range(PAGE + 5):
            template.pk, template.number = None, ""
            template.issued_at, template.state = None, "drafted"
            template.save(force_insert=True)
    answer = office.governance_center.client.get(LEDGER)
    table = answer.context["table"]
    assert len(table.rows) == PAGE
    rest = office.governance_center.client.get(table.more_url).context["table"].rows
    assert len(rest) == 7
    assert not {line.letter.pk for line in table.rows} & {line.letter.pk for line in rest}


def test_taking_the_ledger_away_stays_on_record_and_runs_nothing(office):
    letter = draft(office, subject="=cmd|' /C calc'!A0")
    act(office, letter, "issue", "governance_center")
    client = office.governance_center.client
    rows = list(csv.reader(StringIO(b"".join(client.get(f"{LEDGER}export.csv").streaming_content).decode("utf-8-sig"))))
    assert rows[3][0].startswith("'=cmd")
    assert letter.number in rows[3]
    sheet = zipfile.ZipFile(BytesIO(b"".join(client.get(f"{LEDGER}export.xlsx").streaming_content)))
    assert b"<f>" not in sheet.read("xl/worksheets/sheet1.xml")
    with database_role("fengge_system"), scope(office.governance_center.actor):
        assert [event.details["lines"] for event in Event.objects.filter(type="letters.exported")] == [1, 1]


def test_who_may_not_export_takes_nothing_away(office, two):
    assert office.world.secretary_li.client.get(f"{LEDGER}export.xlsx").status_code == 403
    assert "export." not in office.world.secretary_li.client.get(LEDGER).text
    assert "export.csv?kind=reminder" in office.governance_center.client.get(f"{LEDGER}?kind=reminder").text
    assert office.governance_center.client.get(f"{LEDGER}export.exe").status_code == 404


def test_an_export_holds_only_what_its_reader_sees(office, two):
    text = b"".join(office.water.client.get(f"{LEDGER}export.csv").streaming_content).decode("utf-8-sig")
    assert two[0].number in text
    assert two[1].number not in text
