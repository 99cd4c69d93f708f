"""System checks: the active pack reads, and its posts grant only permissions that some app declares."""

from __future__ import annotations

from django.core.checks import CheckMessage, Error, register

from fengge.core.access import known
from fengge.core.packs import PackError, pack, parts
from fengge.orgs.county.posts import posts


@register
def the_pack_reads(**_: object) -> list[CheckMessage]:
    """Every declared part of the active pack, read once."""
    try:
        active = pack()
        for part in parts():
            active.part(part)
    except PackError as error:
        return [Error(str(error), id="fengge.E010")]
    return [
        Error(f"posts.toml grants the unknown permission {permission!r}", id="fengge.E011")
        for permission in sorted(frozenset[str]().union(*map(posts().permissions_of, posts().posts)))
        if not known(permission)
    ]
