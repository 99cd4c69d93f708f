"""Sentences that stay translatable until somebody reads them.

Pure code (clocks, procedures) makes sentences long before it is known who will read them and in which language, so it
passes `Words` about: a plain string, or a promise of one in the reader's language.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TypeAlias

from django.utils.formats import date_format
from django.utils.functional import Promise, lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy as _ngettext_lazy

Words: TypeAlias = str | Promise


# Django makes a new class for each such promise; there are only so many numbers of days.
ngettext_lazy = lru_cache(maxsize=4096)(_ngettext_lazy)


def is_said(words: Words) -> bool:
    """Whether there are any words, without translating them: that is not possible while apps are still loading."""
    return isinstance(words, Promise) or bool(words)


def in_both(chinese: str, english: str) -> Words:
    """Words that no catalogue knows, a county's own: each reader gets their language."""
    return _in_both(chinese, english)


def _of_reader(chinese: str, english: str) -> str:
    return english if (get_language() or "").startswith("en") else chinese


_in_both = lazy(_of_reader, str)


def say(pattern: Words, **values: object) -> Words:
    """Fill the {gaps} of a sentence; gaps and sentence are translated when read, not now."""
    return format_lazy(pattern, **values)  # type: ignore[arg-type]


def say_day(day: date) -> Words:
    return _say_day(day)


def _day_of_reader(day: date) -> str:
    return date_format(day, gettext("Y年n月j日"))


_say_day = lazy(_day_of_reader, str)


def written_day(text: object) -> Words:
    """A day that was recorded as 2026-11-22, or is one, as people say it; anything else as it stands."""
    try:
        return say_day(date.fromisoformat(str(text)))
    except ValueError:
        return str(text)


def say_moment(moment: datetime) -> Words:
    return say(_("{day} {time}"), day=say_day(moment.date()), time=f"{moment:%H:%M}")


def aside(name: Words, more: Words) -> Words:
    """张三（申请人）: what stands in brackets behind a name, in the reader's own brackets."""
    return say(_("{name}（{more}）"), name=name, more=more)


def labelled(label: Words, words: Words) -> str:
    """称呼：王某; a label that asks ends in its own question mark. The reader's language is settled by now."""
    said = str(label)
    return f"{said} {words}" if said.endswith(("?", "？")) else str(say(_("{label}：{words}"), label=said, words=words))


def listed(parts: Sequence[Words]) -> Words:
    """申请书、调解记录、协议书: a list inside a sentence, with the reader's own comma."""
    if not parts:
        return ""
    first, *rest = parts
    for part in rest:
        first = say(_("{some}、{one}"), some=first, one=part)
    return first
