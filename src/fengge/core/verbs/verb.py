"""A verb makes one complete change: authorise, lock, check, write, record the event, tell followers, in one transaction."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from fengge.core.access import Permission, known, scope
from fengge.core.events import Draft, subject_kind, tell, write
from fengge.core.models.event import Event
from fengge.core.verbs.refusals import Conflict, NotAllowed, Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from fengge.core.access import Actor

F = TypeVar("F", bound="Callable[..., Any]")
_draft: ContextVar[Draft] = ContextVar("fengge_draft")


@dataclass(frozen=True)
class Verb:
    """What is known about a verb from its declaration."""

    name: str
    permission: str
    event: str
    function: Callable[..., Any]


_verbs: dict[str, Verb] = {}


def record(*, personal: dict[str, Any] | None = None, event: str = "", **details: Any) -> None:
    """Say something about what the running verb did: `details` are kept in the open, `personal` encrypted, `event` renames the event."""
    draft = _draft.get()
    draft.details.update(details)
    draft.personal.update(personal or {})
    draft.type = event or draft.type


def verb(permission: Permission, *, event: str) -> Callable[[F], F]:
    """Make a function a verb. Its first positional argument, if a model, is the thing changed; otherwise its result is.

    The verb takes two more named arguments: `seen_version` (refuse with Conflict if the thing has moved on) and `client_id` (the same id again
    gives the first result instead of a second change). A body changes attributes; what changed is saved and recorded here.
    """
    if not known(permission):
        raise ValueError(f"unknown permission {permission!r}")

    def declare(function: F) -> F:
        verb = Verb(f"{function.__module__}.{function.__name__}", permission, event, function)
        _verbs[verb.name] = verb

        @wraps(function)
        def run(*args: Any, by: Actor, seen_version: int | None = None, client_id: UUID | None = None, **named: Any) -> Any:
            with scope(by):
                return _once(verb, args, by, seen_version, client_id, named)

        run.verb = verb  # type: ignore[attr-defined]
        return cast("F", run)

    return declare


def all_verbs() -> dict[str, Verb]:
    """Every verb by its dotted name."""
    return dict(_verbs)


def _once(verb: Verb, args: tuple[Any, ...], by: Actor, seen: int | None, client_id: UUID | None, named: dict[str, Any]) -> Any:
    try:
        with transaction.atomic():
            if client_id and (earlier := _already(verb, client_id)) is not None:
                return earlier
            return _perform(verb, args, by, seen, client_id, named)
    except IntegrityError as error:
        if client_id and "one_event_per_client_id" in str(error) and (earlier := _already(verb, client_id)) is not None:
            return earlier
        raise


def _perform(verb: Verb, args: tuple[Any, ...], by: Actor, seen: int | None, client_id: UUID | None, named: dict[str, Any]) -> Any:
    subject = args[0] if args and isinstance(args[0], models.Model) and args[0].pk else None
    if subject is not None:
        _lock(subject)
    _authorise(verb, by, subject)
    before = _snapshot(subject)
    if subject is not None and seen is not None:
        _check_version(subject, seen)
    draft = Draft()
    token = _draft.set(draft)
    try:
        result = verb.function(*args, by=by, **named)
    finally:
        _draft.reset(token)
    thing = subject if subject is not None else result
    changes = _save(subject, before)
    write(verb.event, thing, by=by, draft=draft, changes=changes, client_id=client_id)
    tell(draft.type or verb.event, thing, by, draft.details)
    return result


def _authorise(verb: Verb, by: Actor, subject: models.Model | None) -> None:
    refusal = by.refusal(verb.permission, subject)
    if refusal is not None:
        raise NotAllowed(refusal or _("您的岗位没有“%(title)s”的权限。") % {"title": _title(verb.permission)})


def _title(permission: str) -> str:
    return str(getattr(permission, "title", permission))


def _lock(subject: models.Model) -> None:
    model = type(subject)
    manager = getattr(model, "objects", model._default_manager)
    try:
        subject.refresh_from_db(from_queryset=manager.select_for_update(of=("self",)))
    except model.DoesNotExist as error:  # type: ignore[attr-defined]
        raise NotAllowed(_("找不到这一条，或您无权查看。")) from error


def _snapshot(subject: models.Model | None) -> dict[str, Any]:
    if subject is None:
        return {}
    deferred = subject.get_deferred_fields()
    return {f.attname: _frozen(getattr(subject, f.attname)) for f in subject._meta.concrete_fields if f.attname not in deferred}


def _frozen(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def _save(subject: models.Model | None, before: dict[str, Any]) -> dict[str, Any]:
    """Save what the body changed and give the audited part of it as {field: [was, is]}."""
    if subject is None:
        return {}
    changed = [name for name, was in before.items() if getattr(subject, name) != was]
    if changed and hasattr(subject, "version"):
        subject.version += 1
        changed.append("version")
    if changed:
        subject.save(update_fields=changed)
    audited = getattr(subject, "audited", ())
    return {name: [before[name], getattr(subject, name)] for name in changed if name in audited}


def _check_version(subject: Any, seen: int) -> None:
    if subject.version == seen:
        return
    since = Event.objects.filter(subject_kind=subject_kind(subject), subject_id=subject.pk, version__gt=seen).order_by("id")
    changed: dict[str, dict[str, Any]] = {}
    for event in since:
        for name, (was, now) in event.changes.items():
            changed.setdefault(name, {"was": was})
            changed[name] |= {"now": now, "by": event.signature, "at": event.at}
    raise Conflict(_("在您填写时，这件事已有新的变化。请看过变化后再提交。"), version=subject.version, changed=changed)


def _already(verb: Verb, client_id: UUID) -> Any:
    """The thing that an earlier run with the same client id was about, if this actor may see it."""
    from django.apps import apps

    event = Event.objects.filter(client_id=client_id).only("subject_kind", "subject_id", "type").first()
    if event is None:
        return None
    if not event.subject_id:
        raise Refused(_("这次提交已经收到，不必重复提交。"))
    model = apps.get_model(event.subject_kind)
    return getattr(model, "objects", model._default_manager).get(pk=event.subject_id)
