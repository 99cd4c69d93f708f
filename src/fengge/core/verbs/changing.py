"""What a verb's body changed on the thing: taken before, compared after, saved once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.utils.translation import gettext as _

from fengge.core.events import subject_kind
from fengge.core.models import Event
from fengge.core.statements import change, is_locked, one
from fengge.core.verbs.refusals import Conflict, NotAllowed

if TYPE_CHECKING:
    from django.db import models

Before = dict[str, Any]


class Versioned(Protocol):
    """A thing that counts its changes."""

    version: int


def lock(thing: models.Model) -> None:
    """Read the row again, locked, within the actor's scope, unless it was just read so; one that is not visible cannot be changed."""
    if is_locked(thing):
        return
    fresh = one(type(thing), lock=True, pk=thing.pk)
    if fresh is None:
        raise NotAllowed(_("找不到这一条，或您无权查看。"))
    _renew(thing, fresh)


def _renew(thing: models.Model, fresh: models.Model) -> None:
    """Every loaded column anew, as `refresh_from_db` does; what was read along with it is forgotten."""
    deferred = thing.get_deferred_fields()
    for field in thing._meta.concrete_fields:
        if field.attname not in deferred:
            setattr(thing, field.attname, getattr(fresh, field.attname))
    thing._state.fields_cache.clear()
    vars(thing).pop("_prefetched_objects_cache", None)


def snapshot(thing: models.Model) -> Before:
    """Every loaded column as it is now."""
    deferred = thing.get_deferred_fields()
    names = (field.attname for field in thing._meta.concrete_fields)
    return {name: _copied(getattr(thing, name)) for name in names if name not in deferred}


def _copied(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def save(thing: models.Model, before: Before) -> dict[str, Any]:
    """Save what differs and give the audited part of it as {field: [was, is]}."""
    changed = advance(thing, before)
    if changed:
        change(thing, changed)
    return audited(thing, before, changed)


def advance(thing: models.Model, before: Before) -> list[str]:
    """The columns that differ; the thing counts one version more if any does."""
    changed = [name for name, was in before.items() if getattr(thing, name) != was]
    if changed and "version" in before:
        thing.version += 1  # type: ignore[attr-defined]
        changed.append("version")
    return changed


def audited(thing: models.Model, before: Before, changed: list[str]) -> dict[str, Any]:
    """The part of a change that history tells: {field: [was, is]}."""
    told = getattr(thing, "audited", ())
    return {name: [before[name], getattr(thing, name)] for name in changed if name in told}


def check_version(thing: Any, seen: int) -> None:
    """Refuse if the thing has moved on since it was seen, telling what changed, from what to what, by whom."""
    if thing.version == seen:
        return
    since = Event.objects.filter(subject_kind=subject_kind(thing), subject_id=thing.pk, version__gt=seen).order_by("id")
    changed: dict[str, dict[str, Any]] = {}
    for event in since:
        for name, (was, now) in event.changes.items():
            changed.setdefault(name, {"was": was})
            changed[name] |= {"now": now, "by": event.signature, "at": event.at}
    message = _("在您填写时，这件事已有新的变化。请看过变化后再提交。")
    raise Conflict(message, version=thing.version, changed=changed)
