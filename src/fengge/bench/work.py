"""What is measured: each piece of work as requests to the web, and as requests to the limit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from fengge.bench.load import Ask, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fengge.bench.filling import Filled

API = "/api/v1"
Headers = dict[str, str]


@dataclass(frozen=True)
class Work:
    """A piece of work. `aim` is requests a second at the larger size, or `most_ms` its p95; `limit` asks for the same by hand."""

    name: str
    web: Iterator[Ask]
    limit: Iterator[Ask] | None = None
    aim: int = 0
    most_ms: int = 0


def works(filled: Filled, cases: int) -> list[Work]:
    """Everything that is measured, in order; what changes rows comes last."""
    county, town = _bearer(filled.tokens["county"]), _bearer(filled.tokens["town"])
    return [
        *_lists(county, town, filled.village[:9]),
        *_pages(filled),
        *_of_one(county, cases),
        *_changes(filled, county, cases),
    ]


def _lists(county: Headers, town: Headers, place: str) -> list[Work]:
    path = f"{API}/cases?limit=25"
    return [
        Work("list (API)", repeated(Ask(path, headers=town)), repeated(Ask(f"/list/{place}")), aim=400),
        Work("list, whole county (API)", repeated(Ask(path, headers=county)), repeated(Ask("/list/52"))),
    ]


def _pages(filled: Filled) -> list[Work]:
    def of(whose: str) -> Headers:
        return {"Cookie": f"sessionid={filled.sessions[whose]}"}

    return [
        Work("list (page)", repeated(Ask("/desk/cases/", headers=of("town"))), most_ms=60),
        Work("inbox (page)", repeated(Ask("/desk/", headers=of("town"))), most_ms=60),
        Work("ledger of risk, whole county (page)", repeated(Ask("/desk/risks/", headers=of("county"))), most_ms=60),
    ]


def _of_one(county: Headers, cases: int) -> list[Work]:
    """A file, what is like it, and the agenda it may stand on."""
    some = [f"2025-{n:06d}" for n in range(6, cases, max(1, cases // 500))]
    files = [Ask(f"{API}/cases/{one}", headers=county) for one in some]
    alike = [Ask(f"{API}/cases/{one}/alike", headers=county) for one in some]
    agenda = Ask(f"{API}/meetings/agenda?series=monthly_dispatch", headers=county)
    return [
        Work("case file (API)", repeated(*files), repeated(*(Ask(f"/file/{one}") for one in some)), aim=300),
        Work("agenda of the county (API)", repeated(agenda), most_ms=300),
        Work("merging candidates (API)", repeated(*alike), most_ms=50),
    ]


def _changes(filled: Filled, county: Headers, cases: int) -> list[Work]:
    village = filled.village
    return [
        Work("create (API)", _creating(county, village), repeated(Ask(f"/create/{village}")), aim=250),
        Work("accept (API)", _accepting(county, cases), _changing(cases), aim=250),
    ]


def _bearer(token: str) -> Headers:
    return {"Authorization": f"Bearer {token}", "Accept-Language": "zh-hans"}


def _creating(headers: Headers, village: str) -> Iterator[Ask]:
    told = {
        "facts": "两家共用的排水沟改了道，雨天水淹菜地。",
        "place": village,
        "channel": "phone",
        "source": "applied",
        "name": "测量人",
    }
    body = json.dumps({**told, "phone": "10000000000"})
    for number in count():
        unique = {
            "Idempotency-Key": f"bench-{headers['Authorization'][-8:]}-{number}",
            "Content-Type": "application/json",
        }
        yield Ask(f"{API}/cases", "POST", {**headers, **unique}, body)


def _accepting(headers: Headers, cases: int) -> Iterator[Ask]:
    """Cases that wait for acceptance, each once."""
    for number in range(1, cases):
        if number % 10 in (5, 6, 7):
            body = json.dumps({"seen_version": 3})
            path = f"{API}/cases/2025-{number:06d}/actions/accept"
            yield Ask(path, "POST", {**headers, "Content-Type": "application/json"}, body)


def _changing(cases: int) -> Iterator[Ask]:
    for number in count(5, 10):
        yield Ask(f"/change/2025-{number % cases:06d}")
