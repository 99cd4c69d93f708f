"""Papers that stand alone: a procedure without a bound dossier hands out what its steps draw up, one file each, as Word and as PDF.

    @paper("rectification_notice", procedure="hazard")
    def notices(case): return [{"unit": …, "measures": …}, …]     # one for each copy, oldest first

Its words are the pack's form of that name (`documents/<key>.toml`); there `r` is one of these, `d` the case itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from docxtpl import DocxTemplate

from fengge.cases.documents.binding import alone
from fengge.cases.documents.expressions import environment
from fengge.cases.documents.filling import qr_code, template
from fengge.cases.documents.words import minute
from fengge.core.clock import local, now
from fengge.core.packs import pack
from fengge.core.print.packing import stable
from fengge.ui.parts import Action, DocumentItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fengge.cases.models import Case
    from fengge.core.wording import Words

F = TypeVar("F", bound="Callable[[Case], list[dict[str, Any]]]")
PAPERS = "zh-hans"

_papers: dict[tuple[str, str], Callable[[Case], list[dict[str, Any]]]] = {}


@dataclass(frozen=True)
class Head:
    """What every paper of a case says of the case."""

    number: str
    title: str
    place: str
    code: str
    verify_url: str


class Titled(Protocol):
    """What the head of a paper needs to be looked up again."""

    @property
    def number(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def verify_url(self) -> str: ...


def paper(key: str, *, procedure: str) -> Callable[[F], F]:
    """Make a function the one that gives what each copy of this paper is about."""

    def declare(function: F) -> F:
        _papers[procedure, key] = function
        return function

    return declare


def is_bound(case: Case) -> bool:
    """Whether the case's papers are bound into one dossier."""
    return any(document.generated for document in case.procedure.documents)


def copies(case: Case, key: str) -> list[dict[str, Any]]:
    """What there is to put on this paper; nothing for a paper the procedure does not have."""
    source = _papers.get((case.procedure_key, key))
    with translation.override(PAPERS):
        return source(case) if source else []


def items(case: Case) -> Iterator[DocumentItem]:
    """Each paper of the procedure's index with its copies; missing where no step has drawn it up yet."""
    for document in case.procedure.documents:
        number = len(copies(case, document.key))
        for nth in range(1, number + 1):
            which = f"?nth={nth}" if nth > 1 else ""
            word, pdf = (
                reverse("cases.one_document", args=[case.number, document.key, ending]) + which
                for ending in ("docx", "pdf")
            )
            yield item_of(nth_title(document.title, nth, number), word, pdf)
        if not number:
            yield DocumentItem(document.title, missing=True)


def nth_title(title: Words, nth: int, of: int) -> Words:
    """A title that tells which copy it is, where there are several."""
    return format_lazy(_("{title}（第{nth}份）"), title=title, nth=nth) if of > 1 else title


def item_of(title: Words, word: str, pdf: str) -> DocumentItem:
    """A paper that opens as Word, with its PDF beside it."""
    return DocumentItem(title, url=word, action=Action(_("看 PDF"), pdf, kind="plain", icon="file-text"))


def fill_copy(case: Case, key: str, nth: int, place: str) -> bytes:
    """One copy as .docx. IndexError for one there is not."""
    return on_word(key, _head(case, place), copies(case, key)[nth - 1])


def set_copy(case: Case, key: str, nth: int, place: str) -> bytes:
    """The same copy as PDF."""
    return on_pdf(key, _head(case, place), copies(case, key)[nth - 1])


def _head(case: Case, place: str) -> Head:
    return Head(case.number, case.title, place, case.public_code, f"{settings.BASE_URL}/track/{case.public_code}/")


def on_word(key: str, head: Titled, about: Any) -> bytes:
    """A paper from the nearest pack's template, filled with `d`, what every paper says, and `r`, what this one says."""
    word = DocxTemplate(template(key, pack()))
    verify = {"printed": _printed(), "qr": qr_code(word, head.verify_url)}
    word.render({"d": head, "r": about, "verify": verify}, environment(), autoescape=True)
    out = BytesIO()
    word.save(out)
    return stable(out.getvalue())


def on_pdf(key: str, head: Titled, about: Any) -> bytes:
    """The same paper as PDF, to look at and to print."""
    verify = {"url": head.verify_url, "code": head.code, "number": head.number, "printed": _printed()}
    return alone(key, {"d": head, "r": about}, verify)


def _printed() -> str:
    return f"打印时间：{minute(local(now()))}"
