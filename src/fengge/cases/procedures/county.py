"""A procedure as one county sets it: the pack's procedures.toml and the levels of its triage table, laid over."""

from typing import Any

from django.utils import translation

from fengge.cases.procedure import Problem, Procedure, ProcedureError
from fengge.cases.procedure.clocks.told import By
from fengge.core.packs import Pack, PackError
from fengge.core.packs.reading import overlay
from fengge.core.packs.settings import Procedures
from fengge.core.packs.triage import Level, Triage


def laid_over(procedure: Procedure, county: Pack) -> Procedure:
    """The procedure with the county's settings. PackError names file, line and remedy of one that cannot be."""
    try:
        return procedure.with_settings(settings_of(procedure, county))
    except ProcedureError as error:
        raise _placed(error.problems[0], procedure.key, county) from error


def settings_of(procedure: Procedure, county: Pack) -> dict[str, Any]:
    """What the county sets of the procedure."""
    entry = county.part(Procedures).procedures.get(procedure.key)
    return overlay(_levels(procedure, county), entry.settings if entry else {})


def _levels(procedure: Procedure, county: Pack) -> dict[str, Any]:
    """The triage table's levels as settings: where each is handled, how long it may take, and by what rule."""
    mine = {level.key for level in procedure.levels}
    levels = {key: level for key, level in county.part(Triage).levels.items() if key in mine}
    terms: dict[str, Any] = {key: {"calendar_days": level.days} for key, level in levels.items()}
    if basis := dict.fromkeys(level.basis for level in levels.values() if level.basis):
        terms["law"] = "、".join(basis)
    terms["confirmed"] = bool(levels) and not any(level.example for level in levels.values())
    return {
        "levels": {
            key: {"rung": level.rung, "colour": level.colour} | _own_word(procedure, key, level)
            for key, level in levels.items()
        },
        "deadlines": dict.fromkeys(_by_level(procedure), terms),
    }


def _own_word(procedure: Procedure, key: str, level: Level) -> dict[str, str]:
    """The county's word for a level in both languages, if it is another than the procedure's own."""
    with translation.override("zh-hans"):
        same = str(procedure.level(key).title) == level.title
    return {} if same else {"title": level.title, "title_en": level.title_en}


def _by_level(procedure: Procedure) -> list[str]:
    lengths = {deadline.key: deadline.length for deadline in procedure.deadlines}
    return [key for key, length in lengths.items() if isinstance(length, By) and length.fact == "level"]


def _placed(problem: Problem, key: str, county: Pack) -> PackError:
    steps = problem.part.removeprefix("setting ").split(".")
    path, line = county.place(Procedures.file, ("procedures", key, "settings", *steps))
    return PackError(path, line, f"{'.'.join(steps)}：{problem.what}", str(problem.remedy))
