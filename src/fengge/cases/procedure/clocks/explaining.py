"""The sentences of a clock's trace, for the resident who asks why this day and not another."""

# ruff: noqa: ARG002 - every note answers the same question, and not each needs the titles

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure.clocks.length import Hours, Term, UntilDay
from fengge.core.clock import due_words
from fengge.core.wording import Words, say, say_day, say_moment

if TYPE_CHECKING:
    from fengge.cases.procedure.clocks.clock import Clock


@dataclass(frozen=True)
class Paused:
    start: datetime
    end: datetime | None
    reason: Words
    lost: Words

    def sentence(self, said: Mapping[str, Words]) -> Words:
        start = say_day(self.start.date())
        if self.end is None:
            return say(_("自{start}起暂停（{reason}），恢复后接着计时。"), start=start, reason=self.reason)
        end = say_day(self.end.date())
        pattern = _("{start}至{end}暂停（{reason}），到期日顺延 {lost}。")
        return say(pattern, start=start, end=end, reason=self.reason, lost=self.lost)


@dataclass(frozen=True)
class Extended:
    at: datetime
    amount: Words
    by: timedelta = timedelta()

    def sentence(self, said: Mapping[str, Words]) -> Words:
        return say(_("{day}经同意延长 {amount}。"), day=say_day(self.at.date()), amount=self.amount)


@dataclass(frozen=True)
class Regraded:
    """The recorded value that decides the term was told anew."""

    at: datetime
    value: str
    term: Term

    def sentence(self, said: Mapping[str, Words]) -> Words:
        value = said.get(self.value, self.value)
        pattern = _("{day}定为“{value}”，期限为 {term}，从头计算。")
        return say(pattern, day=say_day(self.at.date()), value=value, term=self.term.words())


@dataclass(frozen=True)
class Rolled:
    last: datetime
    to: datetime

    def sentence(self, said: Mapping[str, Words]) -> Words:
        if self.last.time() == self.to.time():
            pattern = _("最后一天{last}不是工作日，顺延到{to}。")
            return say(pattern, last=say_day(self.last.date()), to=say_day(self.to.date()))
        return say(_("{last}不在办公时间，顺延到{to}。"), last=say_moment(self.last), to=say_moment(self.to))


@dataclass(frozen=True)
class Uncovered:
    year: int

    def sentence(self, said: Mapping[str, Words]) -> Words:
        return say(_("{year}年的放假调休安排还没有录入，暂按周末计算。"), year=self.year)


def explain(clock: "Clock") -> list[Words]:
    """Start and length, what it rests on, everything that moved it, its end, and how it stands."""
    moved = [note.sentence(clock.said) for note in clock.notes]
    return [_beginning(clock), *_ground(clock), *moved, *_end(clock), _standing(clock)]


def _beginning(clock: "Clock") -> Words:
    by = clock.said.get(clock.started_by, clock.started_by)
    if isinstance(clock.term, Hours):
        pattern = _("从{start}“{by}”时起算，期限 {term}。")
        return say(pattern, start=say_moment(clock.started_at), by=by, term=clock.term.words())
    start = say_day(clock.started_at.date())
    if isinstance(clock.term, UntilDay):
        return say(_("{start}“{by}”，期限到约定的日期为止。"), start=start, by=by)
    pattern = _("从{start}“{by}”起算，期限 {term}。")
    if clock.deadline.starts_next_day:
        pattern = _("从{start}“{by}”的第二天起算，期限 {term}。")
    return say(pattern, start=start, by=by, term=clock.term.words())


def _ground(clock: "Clock") -> list[Words]:
    ground: list[Words] = [say(_("依据：{law}。"), law=clock.law)] if clock.law else []
    if clock.deadline.example:
        ground.append(_("这个期限是示例，等待县里确认。"))
    return ground


def _end(clock: "Clock") -> list[Words]:
    """The last day; the minute too when the term is counted in hours."""
    if clock.due_at is None:
        return []
    tell = say_moment(clock.due_at) if isinstance(clock.term, Hours) else say_day(clock.due_at.date())
    earliest = [say(_("最早可在{day}办理。"), day=say_day(clock.opens_at.date()))] if clock.opens_at else []
    return [*earliest, say(_("到期：{end}。"), end=tell)]


def _standing(clock: "Clock") -> Words:
    if clock.cancelled_at:
        return say(_("{day}起不再计时。"), day=say_day(clock.cancelled_at.date()))
    if clock.met_at:
        return _done(clock, clock.met_at)
    if clock.due_at is None:
        return _("现在暂停计时。")
    if clock.deadline.window and clock.at > clock.due_at:
        return _("期限已过，不再受理。")
    return say(_("现在：{standing}。"), standing=due_words(clock.due_at, clock.at))


def _done(clock: "Clock", met_at: datetime) -> Words:
    day = say_day(met_at.date())
    if clock.due_at is None or met_at <= clock.due_at:
        return say(_("已于{day}完成，按期。"), day=day)
    late = max(met_at.date() - clock.due_at.date(), timedelta(days=0)).days
    return (
        say(_("已于{day}完成，超期 {late} 天。"), day=day, late=late)
        if late
        else say(_("已于{day}完成，当天超时。"), day=day)
    )
