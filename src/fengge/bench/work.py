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
    pages = {"Cookie": f"sessionid={filled.sessions['town']}"}
    of_county = {"Cookie": f"sessionid={filled.sessions['county']}"}
    some = [f"2025-{n:06d}" for n in range(6, cases, max(1, cases // 500))]
    place = filled.village[:9]
    return [
        Work(
            "list (API)", repeated(Ask(f"{API}/cases?limit=25", headers=town)), repeated(Ask(f"/list/{place}")), aim=400
        ),
        Work(
            "list, whole county (API)",
            repeated(Ask(f"{API}/cases?limit=25", headers=county)),
            repeated(Ask("/list/52")),
        ),
        Work(
            "case file (API)",
            repeated(*(Ask(f"{API}/cases/{one}", headers=county) for one in some)),
            repeated(*(Ask(f"/file/{one}") for one in some)),
            aim=300,
        ),
        Work("list (page)", repeated(Ask("/desk/cases/", headers=pages)), most_ms=60),
        Work("inbox (page)", repeated(Ask("/desk/", headers=pages)), most_ms=60),
        Work("ledger of risk, whole county (page)", repeated(Ask("/desk/risks/", headers=of_county)), most_ms=60),
        Work(
            "agenda of the county (API)",
            repeated(Ask(f"{API}/meetings/agenda?series=monthly_dispatch", headers=county)),
            most_ms=300,
        ),
        Work(
            "merging candidates (API)",
            repeated(*(Ask(f"{API}/cases/{one}/alike", headers=county) for one in some)),
            most_ms=50,
        ),
        Work("create (API)", _creating(county, filled.village), repeated(Ask(f"/create/{filled.village}")), aim=250),
        Work("accept (API)", _accepting(county, cases), _changing(cases), aim=250),
    ]


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Accept-Language": "zh-hans"}


def _creating(headers: dict[str, str], village: str) -> Iterator[Ask]:
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


def _accepting(headers: dict[str, str], cases: int) -> Iterator[Ask]:
    """Cases that wait for acceptance, each once."""
    for number in range(1, cases):
        if number % 10 in (5, 6, 7):
            body = json.dumps({"seen_version": 3})
            path = f"{API}/cases/2025-{number:06d}/actions/accept"
            yield Ask(path, "POST", {**headers, "Content-Type": "application/json"}, body)


def _changing(cases: int) -> Iterator[Ask]:
    for number in count(5, 10):
        yield Ask(f"/change/2025-{number % cases:06d}")
