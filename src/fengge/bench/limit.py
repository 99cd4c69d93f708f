"""The limit: the same rows by hand-written SQL behind the same server, with no ring, event, audit or encryption.

A WSGI application that only the bench serves, on its own port of loopback; it is mounted nowhere.
"""

from __future__ import annotations

import json
import os
import random
from functools import cache
from typing import TYPE_CHECKING, Any

from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LIST = """SELECT number, title, kind, level, stage, division, next_due_at, holder_id FROM cases_case
WHERE settled_at IS NULL AND division >= %(from)s AND division < %(to)s ORDER BY next_due_at, id LIMIT 25"""
FILE = "SELECT * FROM cases_case WHERE number = %(number)s"
PARTS = (
    "SELECT * FROM cases_party WHERE case_id = %(id)s",
    "SELECT * FROM cases_holding WHERE case_id = %(id)s",
    "SELECT * FROM core_event WHERE subject_kind = 'cases.case' AND subject_id = %(id)s",
)
CREATE = """INSERT INTO cases_case (number, public_code, access_key, procedure_key, procedure_version, stage, title, facts,
 kind, source, channel, rung, level, route, division, origin_division, place_words, team, barred, absorbed, secrecy, reported_at,
 next_due_key, words, version)
VALUES (%(number)s, left(md5(random()::text), 12), md5(random()::text), 'mediation', 1, 'reported', 'x',
 %(facts)s, '02', 'applied', 'phone',
 'village', '', '', %(place)s, %(place)s, '', '{}', '{}', 0, 0, now(), '', '{}', 1)"""
CHANGE = "UPDATE cases_case SET stage = 'accepted', version = version + 1 WHERE number = %(number)s"


@cache
def pool() -> ConnectionPool[Any]:
    """Connections of the tables' owner: no wall stands in the way."""
    conninfo = json.loads(os.environ["FENGGE_BENCH_DATABASE"])
    return ConnectionPool(
        kwargs={**conninfo, "row_factory": dict_row, "autocommit": True}, min_size=4, max_size=8, open=True
    )


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """`/list`, `/file`, `/create`, `/change`, each with its values in the query string as JSON."""
    name, _, number = environ["PATH_INFO"].strip("/").partition("/")
    with pool().connection() as connection:
        answer = WORK[name](connection, number)
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(answer, ensure_ascii=False, default=str).encode()]


def _list(connection: Any, place: str) -> Any:
    return connection.execute(LIST, {"from": place, "to": place + ":"}).fetchall()


def _file(connection: Any, number: str) -> Any:
    case = connection.execute(FILE, {"number": number}).fetchone()
    return [case, *(connection.execute(part, {"id": case["id"]}).fetchall() for part in PARTS)]


def _create(connection: Any, place: str) -> Any:
    number = f"L{random.getrandbits(60)}"
    connection.execute(CREATE, {"number": number, "place": place, "facts": "排水沟改道"})
    return {"number": number}


def _change(connection: Any, number: str) -> Any:
    connection.execute(CHANGE, {"number": number})
    return {"number": number}


WORK = {"list": _list, "file": _file, "create": _create, "change": _change}
