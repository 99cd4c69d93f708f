"""Notes and files: they add to a case and move nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fengge.cases.engine.considering import parties
from fengge.cases.engine.doing import doing
from fengge.cases.engine.moving import move
from fengge.cases.models import Attachment, Step
from fengge.cases.permissions import May
from fengge.core.clock import now
from fengge.core.files import keep
from fengge.core.inputs import Choice, Flag, Input, Line, Text, Uploads, field
from fengge.core.verbs import record, verb

if TYPE_CHECKING:
    from fengge.cases.models import Case
    from fengge.core.access import Actor


class NoteGiven(Input):
    """A few words. The reporter reads them only if asked to."""

    words: Text = field(_("记一笔"), lines=3, max=2000)
    to_reporter: Flag = field(_("让反映人看到"), default=False)


class AttachGiven(Input):
    """Files of one kind."""

    kind: Choice = field(_("种类"), choices=Attachment.Kind)
    document: Line | None = field(_("是哪份文书的签署件"), max=40, when=("kind", "signed"))
    party: Choice | None = field(_("谁的"), choices=parties)
    title: Line = field(_("名称"), max=120)
    files: Uploads = field(_("文件"), max=10, required=True)


@doing("note", NoteGiven)
@verb(May.NOTE, event="case.noted")
def note(case: Case, given: NoteGiven, *, by: Actor) -> Case:
    """Write into the case's story. No clock moves."""
    move(case, "note", by=by)
    step = Step.objects.create(case=case, action="note", answers=given.model_dump(), by_id=by.appointment_id, at=now())
    record(step=step.pk, to_reporter=given.to_reporter)
    return case


@doing("attach", AttachGiven)
@verb(May.ATTACH, event="case.attached")
def attach(case: Case, given: AttachGiven, *, by: Actor) -> Case:
    """Lay files into the dossier."""
    move(case, "attach", by=by)
    kept = [
        Attachment.objects.create(
            case=case,
            file=keep(upload),
            kind=given.kind,
            title=given.title,
            party_id=given.party or None,
            document=given.document or "",
            at=now(),
        ).pk
        for upload in given.files
    ]
    record(kind=given.kind, files=len(kept), attachments=kept)
    return case
