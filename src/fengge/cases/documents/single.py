"""Papers that stand alone: a procedure without a bound dossier hands out what its steps draw up, one Word file each.

    @paper("rectification_notice", procedure="hazard")
    def notices(case): return [{"unit": …, "measures": …}, …]     # one for each copy, oldest first

Its words are the pack's form of that name (`documents/<key>.toml`); there `r` is one of these, `d` the case itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from docxtpl import DocxTemplate

from fengge.cases.documents.expressions import environment
from fengge.cases.documents.filling import qr_code, template
from fengge.cases.documents.words import minute
from fengge.core.clock import now
from fengge.core.packs import pack
from fengge.core.print.packing import stable
from fengge.ui.parts import DocumentItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fengge.cases.models import Case

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
            url = reverse("cases.one_document", args=[case.number, document.key, "docx"]) + (
                f"?nth={nth}" if nth > 1 else ""
            )
            title = (
                format_lazy(_("{title}（第{nth}份）"), title=document.title, nth=nth) if number > 1 else document.title
            )
            yield DocumentItem(title, url=url)
        if not number:
            yield DocumentItem(document.title, missing=True)


def fill_copy(case: Case, key: str, nth: int, place: str) -> bytes:
    """One copy as .docx. IndexError for one there is not."""
    about = copies(case, key)[nth - 1]
    address = f"{settings.BASE_URL}/track/{case.public_code}/"
    head = Head(case.number, case.title, place, case.public_code, address)
    word = DocxTemplate(template(key, pack()))
    verify = {"printed": f"打印时间：{minute(now())}", "qr": qr_code(word, address)}
    word.render({"d": head, "r": about, "verify": verify}, environment(), autoescape=True)
    out = BytesIO()
    word.save(out)
    return stable(out.getvalue())
