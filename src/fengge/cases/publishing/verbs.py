"""Publish what the pack says now, withdraw a version, move a running case to another: each with its reason on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from fengge.cases import procedures
from fengge.cases.models import PublishedProcedure, WithdrawnVersion
from fengge.cases.permissions import May
from fengge.cases.procedures.county import settings_of
from fengge.cases.procedures.versions import digest_of, pinned
from fengge.core.clock import now
from fengge.core.inputs import Input, Line, Whole, field
from fengge.core.packs import pack
from fengge.core.verbs import Refused, record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


class PublishGiven(Input):
    """Which procedure, and what for."""

    key: Line = field(lazy("程序"), max=40)
    reason: Line = field(lazy("理由"), max=300)


class WithdrawGiven(Input):
    """Which version no case is to begin under any more, and why."""

    version: Whole = field(lazy("版本"), min=1, max=100_000)
    reason: Line = field(lazy("理由"), max=300)


class MoveGiven(Input):
    """To which published version, and why."""

    version: Whole = field(lazy("版本"), min=1, max=100_000)
    reason: Line = field(lazy("理由"), max=300)


@verb(May.PUBLISH, event="procedure.published")
def publish(given: PublishGiven, *, by: Actor) -> PublishedProcedure:
    """Make the pack's text the version new cases begin under. Running cases keep theirs."""
    declared = procedures.declared().get(given.key)
    if declared is None:
        raise Refused(_("没有这个程序。"), field="key")
    every = PublishedProcedure.objects.filter(key=given.key).order_by("-version")
    newest, standing = every.first(), every.filter(withdrawn=None).first()
    text = {
        "declared_version": declared.version,
        "settings": settings_of(declared, pack()),
        "digest": digest_of(declared),
    }
    if standing and all(getattr(standing, name) == value for name, value in text.items()):
        raise Refused(_("与已发布的第 %d 版相同，没有要发布的。") % standing.version, field="key")
    if newest and newest.declared_version == declared.version and newest.digest != text["digest"]:
        raise Refused(_("程序的声明改了，版本号没有改。已发布的版本不能改，请先把声明的版本号加一。"), field="key")
    version = newest.version + 1 if newest else declared.version
    row = PublishedProcedure.objects.create(key=given.key, version=version, reason=given.reason, at=now(), **text)
    record(key=given.key, version=version, reason=given.reason)
    return row


@verb(May.PUBLISH, event="procedure.withdrawn")
def withdraw(key: str, given: WithdrawGiven, *, by: Actor) -> WithdrawnVersion:
    """Let no case begin under this version any more: the newest of the others holds. What runs under it goes on as it began."""
    every = PublishedProcedure.objects.filter(key=key)
    found = every.filter(version=given.version).first()
    if found is None:
        raise Refused(_("没有发布过第 %d 版。") % given.version, field="version")
    if WithdrawnVersion.objects.filter(published=found).exists():
        raise Refused(_("第 %d 版已经撤回。") % given.version, field="version")
    if not every.filter(withdrawn=None).exclude(pk=found.pk).exists():
        raise Refused(_("这是唯一有效的一版。请先发布新的一版，再撤回它。"), field="version")
    row = WithdrawnVersion.objects.create(published=found, reason=given.reason, at=now())
    record(key=key, version=given.version, reason=given.reason)
    return row


@verb(May.PUBLISH, event="case.procedure_changed")
def move_to_version(case: Case, given: MoveGiven, *, by: Actor) -> Case:
    """Let a running case go on under another published version; its clocks are worked out anew from its events."""
    target = PublishedProcedure.objects.filter(key=case.procedure_key, version=given.version)
    if not target.exists():
        raise Refused(_("没有发布过第 %d 版。") % given.version, field="version")
    if not target.filter(withdrawn=None).exists():
        raise Refused(_("第 %d 版已经撤回。") % given.version, field="version")
    if case.procedure_version == given.version:
        raise Refused(_("这件事已经按第 %d 版办。") % given.version, field="version")
    if case.settled_at:
        raise Refused(_("这件事已经办结，程序不再改变。"))
    stages = {stage.key for stage in pinned(case.procedure_key, given.version).stages}
    if case.stage not in stages:
        raise Refused(_("那一版没有本案现在的环节，不能改用。"), field="version")
    was, case.procedure_version = case.procedure_version, given.version
    record(was=was, version=given.version, reason=given.reason)
    return case
