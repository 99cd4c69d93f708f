"""At start-up: every procedure holds together with the permissions there are and with the county's settings."""

from collections.abc import Iterator

from django.core.checks import CheckMessage, Error, register

from fengge.cases import procedures
from fengge.cases.procedure import check
from fengge.core.access import all_permissions
from fengge.core.packs import PackError


@register()
def procedures_hold_together(**_: object) -> list[CheckMessage]:
    """Every problem of every declaration, and the first of the county's settings."""
    return [*_declarations(), *_settings()]


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
