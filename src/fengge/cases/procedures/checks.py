"""At start-up: every procedure holds together with the permissions there are and with the county's settings."""

from collections.abc import Iterator

from django.core.checks import CheckMessage, Error, register

from fengge.cases import procedures
from fengge.cases.procedure import check
from fengge.core.access import all_permissions
from fengge.core.packs import PackError, pack
from fengge.core.packs.triage import Triage


@register()
def procedures_hold_together(**_: object) -> list[CheckMessage]:
    """Every problem of every declaration, and the first of the county's settings."""
    return [*_declarations(), *_settings(), *_routes()]


def _declarations() -> Iterator[CheckMessage]:
    permissions = all_permissions()
    for procedure in procedures.declared().values():
        for problem in check(procedure, permissions):
            what = f"procedure {procedure.key}, {problem.part}: {problem.what}"
            yield Error(what, hint=str(problem.remedy), id="cases.E001")


def _settings() -> Iterator[CheckMessage]:
    try:
        procedures.all()
    except PackError as error:
        yield Error(str(error), id="cases.E002")


def _routes() -> Iterator[CheckMessage]:
    """Every route of the triage table that leads into another procedure leads to one that takes it."""
    try:
        routes = pack().part(Triage).routes
    except PackError as error:
        yield Error(str(error), id="cases.E002")
        return
    taking = {key for key, procedure in procedures.declared().items() if procedure.arrives}
    for key, route in routes.items():
        if route.procedure and route.procedure not in taking | {"mediation"}:
            hint = f"use one of: {', '.join(sorted(taking))}"
            yield Error(
                f"triage.toml, routes.{key}: no procedure “{route.procedure}” takes cases", hint=hint, id="cases.E003"
            )
