"""A page asks the database as much for fifty rows as for five, and no more than is written in tests/query_counts.json."""

import json
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.samples import doors, with_second_factor
from tests.world import VILLAGE

FILE = Path(__file__).parent / "query_counts.json"
READER = "village_secretary"
NOT_ASKED = re.compile(r"^(SAVEPOINT|RELEASE|ROLLBACK|SET |SELECT set_config|BEGIN|COMMIT)")
SLOW = ("cases.whole_dossier", "cases.one_document")  # papers, not lists


def counts(world) -> dict[str, int]:
    """Statements that each page and each reading operation costs the village's secretary."""
    client = with_second_factor(world.in_post(READER).client)
    found = {}
    for door in doors(world):
        if door.method != "GET" or door.name in SLOW:
            continue
        door.tried(client)  # what is kept in memory is read
        with CaptureQueriesContext(connection) as seen:
            status = door.tried(client)
        if status == "200":
            found[door.name] = sum(not NOT_ASKED.match(query["sql"]) for query in seen.captured_queries)
    return found


@pytest.fixture
def few(world):
    """What five rows cost, and what fifty cost after."""
    fill(world, 5)
    before = counts(world)
    fill(world, 45)
    return before, counts(world)


def fill(world, number: int) -> None:
    """Reports, households' worth of other rows follow from them."""
    assert world.case
    for each in range(number):
        world.a_report(facts=f"第{each}件：水沟堵了。", village=VILLAGE, name="田大山", phone="13800001234")


@pytest.mark.long
def test_fifty_rows_cost_as_many_questions_as_five_and_no_more_than_agreed(few, request):
    five, fifty = few
    growing = {name: (five[name], fifty[name]) for name in fifty if fifty[name] > five.get(name, 0)}
    assert growing == {}
    if request.config.getoption("--write"):
        FILE.write_text(json.dumps(fifty, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    agreed = json.loads(FILE.read_text(encoding="utf-8"))
    more = {name: (agreed.get(name), count) for name, count in fifty.items() if count > agreed.get(name, -1)}
    assert more == {}, "look at each; if it is right: pytest tests/test_query_counts.py --write -n 0"
