"""The procedures this software ships: one folder each, found by being there.

A folder `procedures/<key>/` with a `procedure.py` that declares `PROCEDURE` is a procedure; nothing else registers it.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from fengge.cases.procedure import Problem, Procedure, ProcedureError

__all__ = ["all", "get"]


@cache
def _declared() -> MappingProxyType[str, Procedure]:
    folders = sorted(module.name for module in iter_modules(__path__) if module.ispkg)
    return MappingProxyType({folder: _load(folder) for folder in folders})


def _load(folder: str) -> Procedure:
    """The folder's declaration; its key is the folder's name, so that a key leads to its file."""
    procedure = import_module(f"{__name__}.{folder}.procedure").PROCEDURE
    if not isinstance(procedure, Procedure) or procedure.key != folder:
        key = getattr(procedure, "key", "none")
        raise ProcedureError(folder, [Problem("folder", f"declares the key “{key}”", "give folder and key one name")])
    return procedure


def all() -> tuple[Procedure, ...]:  # noqa: A001 - read as procedures.all()
    """Every procedure, by key."""
    return tuple(_declared().values())


def get(key: str) -> Procedure:
    """The procedure of this key; KeyError if none is shipped."""
    return _declared()[key]
