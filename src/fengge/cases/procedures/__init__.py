"""The procedures this software ships: one folder each, found by being there.

A folder `procedures/<key>/` with a `procedure.py` that declares `PROCEDURE` is a procedure; nothing else registers it.
`get` gives it as the active county's pack sets it, `declared` as it is written.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from fengge.cases.procedure import Problem, Procedure, ProcedureError

__all__ = ["all", "declared", "get"]


def all() -> tuple[Procedure, ...]:  # noqa: A001 - read as procedures.all()
    """Every procedure as the active county sets it, by key."""
    return tuple(get(key) for key in declared())


def get(key: str) -> Procedure:
    """The procedure of this key as the active county sets it. KeyError if none is shipped; PackError names a setting
    that cannot be.
    """
    from fengge.core.packs import pack

    return _set_by(pack().name, key)


@cache
def declared() -> MappingProxyType[str, Procedure]:
    """Every procedure as it is written, by key."""
    folders = sorted(module.name for module in iter_modules(__path__) if module.ispkg)
    return MappingProxyType({folder: _load(folder) for folder in folders})


@cache
def _set_by(name: str, key: str) -> Procedure:
    from fengge.cases.procedures.county import laid_over
    from fengge.core.packs import load

    return laid_over(declared()[key], load(name))


def _load(folder: str) -> Procedure:
    """The folder's declaration; its key is the folder's name, so that a key leads to its file."""
    procedure = import_module(f"{__name__}.{folder}.procedure").PROCEDURE
    if not isinstance(procedure, Procedure) or procedure.key != folder:
        key = getattr(procedure, "key", "none")
        raise ProcedureError(folder, [Problem("folder", f"declares the key “{key}”", "give folder and key one name")])
    return procedure
