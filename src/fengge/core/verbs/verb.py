"""A verb makes one complete change: authorise, lock, check, write, record the event, tell followers, in one transaction."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from fengge.core.access import Permission, known, scope
from fengge.core.clock import at, now
from fengge.core.events import Draft, tell, write
from fengge.core.models import Event
from fengge.core.statements import one
from fengge.core.verbs.changing import check_version, lock, save, snapshot
from fengge.core.verbs.refusals import NotAllowed, Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from fengge.core.access import Actor

R = TypeVar("R")
_draft: ContextVar[Draft] = ContextVar("fengge_draft")


@dataclass(frozen=True)
class Verb:
    """What is known about a verb from its declaration."""

    name: str
    permission: Permission
    event: str
    function: Callable[..., Any]


@dataclass(frozen=True)
class Call:
    """One use of a verb."""

    verb: Verb
    by: Actor
    args: tuple[Any, ...]
    named: dict[str, Any]
    seen_version: int | None = None
    client_id: UUID | None = None

    @property
    def subject(self) -> models.Model | None:
        """The thing changed, if it exists already."""
        first = self.args[0] if self.args else None
        return first if isinstance(first, models.Model) and first.pk else None


_verbs: dict[str, Verb] = {}


def record(*, personal: dict[str, Any] | None = None, event: str = "", **details: Any) -> None:
    """Say something about what the running verb did: `details` are kept in the open, `personal` encrypted, `event` renames the event."""
    draft = _draft.get()
    draft.details.update(details)
    draft.personal.update(personal or {})
    draft.type = event or draft.type


def verb(permission: Permission, *, event: str) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Make a function a verb. Its first positional argument, if a stored model, is the thing changed; otherwise its result is,
    if that is one.

    The verb takes two more named arguments: `seen_version` (refuse with Conflict if the thing has moved on) and
    `client_id` (the same id again gives the first result instead of a second change). A body only sets attributes of
    the thing; what differs is saved and recorded here. A thing with `after(event, details)` is told before it is saved.
    """
    if not known(permission):
        raise ValueError(f"unknown permission {permission!r}")

    def declare(function: Callable[..., R]) -> Callable[..., R]:
        declared = Verb(f"{function.__module__}.{function.__name__}", permission, event, function)
        _verbs[declared.name] = declared

        @wraps(function)
        def run(
            *args: Any, by: Actor, seen_version: int | None = None, client_id: UUID | None = None, **named: Any
        ) -> R:
            with scope(by):
                return cast("R", _once(Call(declared, by, args, named, seen_version, client_id)))

        run.verb = declared  # type: ignore[attr-defined]
        return run

    return declare


def all_verbs() -> dict[str, Verb]:
    """Every verb by its dotted name."""
    return dict(_verbs)


def _once(call: Call) -> Any:
    try:
        with transaction.atomic():
            if call.client_id and (earlier := _done_before(call.client_id)) is not None:
                return earlier
            return _perform(call)
    except IntegrityError:
        # The same attempt, sent twice at once, may clash on any unique column before it clashes on its own id.
        if call.client_id and (earlier := _done_before(call.client_id)) is not None:
            return earlier
        raise


def _perform(call: Call) -> Any:
    """Once it is its turn, everything it does happens at one moment."""
    if call.subject is not None:
        lock(call.subject)
    with at(now()):
        return _perform_now(call)


def _perform_now(call: Call) -> Any:
    subject, draft = call.subject, Draft()
    _authorise(call)
    if subject is not None and call.seen_version is not None:
        check_version(subject, call.seen_version)
    before = snapshot(subject) if subject is not None else None
    token = _draft.set(draft)
    try:
        result = call.verb.function(*call.args, by=call.by, **call.named)
    finally:
        _draft.reset(token)
    thing = subject if subject is not None else result if isinstance(result, models.Model) else None
    return _conclude(call, draft, thing, before, result)


def _conclude(call: Call, draft: Draft, thing: Any, before: dict[str, Any] | None, result: Any) -> Any:
    kind = draft.type or call.verb.event
    changes: dict[str, Any] = {}
    if before is not None:
        if hasattr(thing, "after"):
            thing.after(kind, draft.details)
        changes = save(thing, before)
    write(kind, thing, by=call.by, draft=draft, changes=changes, client_id=call.client_id)
    tell(kind, thing, call.by, draft.details)
    return result


def _authorise(call: Call) -> None:
    refusal = call.by.refusal(call.verb.permission, call.subject)
    if refusal is not None:
        raise NotAllowed(refusal or _("您的岗位没有“%(title)s”的权限。") % {"title": call.verb.permission.title})


def _done_before(client_id: UUID) -> Any:
    """The thing that an earlier call with the same client id was about, if this actor may see it."""
    event = one(Event, only=("id", "subject_kind", "subject_id"), client_id=client_id)
    if event is None:
        return None
    if not event.subject_id:
        raise Refused(_("这次提交已经收到，不必重复提交。"))
    model = apps.get_model(event.subject_kind)
    return getattr(model, "objects", model._default_manager).get(pk=event.subject_id)
