"""Printing what was measured: requests a second, the answer's time, the limit in the same run, and growth between sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fengge.bench.running import Measured

FLAT = 1.3  # how many times slower the larger size may be
Row = dict[str, Any]


def rows(size: int, measured: list[Measured]) -> list[Row]:
    """One row for each piece of work at this size."""
    return [_row(size, one) for one in measured]


def _row(size: int, one: Measured) -> Row:
    limit = one.limit.per_second if one.limit else 0.0
    wrong = one.loaded.wrong + one.quiet.wrong
    return {
        "cases": size,
        "work": one.work.name,
        "per_second": round(one.loaded.per_second, 1),
        "p50_ms": round(one.quiet.at(0.5), 1),
        "p95_ms": round(one.quiet.at(0.95), 1),
        "limit_per_second": round(limit, 1),
        "share_of_limit": round(one.loaded.per_second / limit, 3) if limit else 0.0,
        "aim_per_second": one.work.aim,
        "most_ms": one.work.most_ms,
        "wrong": len(wrong),
        "first_wrong": wrong[0] if wrong else "",
    }


def table(told: list[Row]) -> str:
    """The rows as a table, then how each piece of work grew and whether it met its aim at the larger size."""
    head = f"{'cases':>8} {'work':<26}{'req/s':>8}{'p50 ms':>8}{'p95 ms':>8}{'limit/s':>9}{'share':>7}{'wrong':>6}"
    largest = max(row["cases"] for row in told)
    aims = [line for row in told if row["cases"] == largest for line in _aims(row)]
    return "\n".join([head, *(_line(row) for row in told), "", *_growth(told), "", *aims])


def _line(row: Row) -> str:
    limit = f"{row['limit_per_second']:>9.0f}{row['share_of_limit']:>7.2f}" if row["limit_per_second"] else " " * 16
    numbers = f"{row['per_second']:>8.0f}{row['p50_ms']:>8.1f}{row['p95_ms']:>8.1f}"
    wrong = f"{row['wrong']:>6}" + (f"  {row['first_wrong'][:120]}" if row["wrong"] else "")
    return f"{row['cases']:>8} {row['work']:<26}{numbers}{limit}{wrong}"


def _growth(told: list[Row]) -> list[str]:
    speeds: dict[str, dict[int, float]] = {}
    for row in told:
        speeds.setdefault(row["work"], {})[row["cases"]] = row["per_second"]
    return [_grown(work, by_size) for work, by_size in speeds.items() if len(by_size) > 1]


def _grown(work: str, by_size: dict[int, float]) -> str:
    small, large = min(by_size), max(by_size)
    times = by_size[small] / by_size[large] if by_size[large] else float("inf")
    return f"  {work:<26}{small} → {large}: {times:.2f} times slower, {'flat' if times <= FLAT else 'GROWS'} (≤ {FLAT})"


def _aims(row: Row) -> list[str]:
    told = []
    if aim := row["aim_per_second"]:
        told.append(f"  {row['work']:<26}{row['per_second']:.0f}/s, aim {aim}/s: {_met(row['per_second'] >= aim)}")
    if most := row["most_ms"]:
        told.append(f"  {row['work']:<26}p95 {row['p95_ms']} ms, at most {most} ms: {_met(row['p95_ms'] <= most)}")
    return told


def _met(met: bool) -> str:
    return "met" if met else "NOT met"
