"""Who is told of what, by which channel, in which words: the rows of `notices.toml`, with quiet hours, digest and retries.

    [rows."case.assigned"]
    text = "{number} 交给您承办"
    text_en = "{number} is yours to handle"
    to.holder = ["desk", "sms"]

What a row says may name the number, the stage, the place, the limit and where to look, and nothing else of the case.
"""

from __future__ import annotations

import datetime as dt
from string import Formatter
from typing import TYPE_CHECKING, Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field, model_validator

from fengge.core.packs.part import Entry, Part, mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACEHOLDERS = ("number", "stage", "place", "due", "link")
OUTSIDE = ("parties", "reporter")
BEYOND = ("sms", "wechat", "email")
Channel = Literal["desk", "sms", "wechat", "email"]
Audience = Literal[
    "holder", "sender", "receiver", "dispatchers", "raiser", "supervisor", "asker", "leader", "team", "helper", "decider",
    "alerted", "reporting", "heads", "top", "village", "town", "county", "recipient", "issuer", "owner", "visitors",
    "parties", "reporter",
]  # fmt: skip
Kind = Literal["notice", "urgent", "reminder"]


def _fits(text: str) -> str:
    """Only plain {placeholders}, and only those that name nobody and quote nothing."""
    allowed = _("只能写 %s：消息里不写当事人，也不引用事项内容") % "、".join(f"{{{one}}}" for one in PLACEHOLDERS)
    try:
        gaps = [piece[1:] for piece in Formatter().parse(text) if piece[1] is not None]
    except ValueError as error:
        raise mistake(_("花括号没有成对"), allowed) from error
    for name, spec, turned in gaps:
        if name not in PLACEHOLDERS or spec or turned:
            raise mistake(_("消息里不能写 {%s}") % name, allowed)
    return text


Template = Annotated[str, Field(max_length=120), AfterValidator(_fits)]


class Row(Entry):
    """What is said of one event, to whom, by which channels. `outside` is what a resident reads in the place of the
    common text.

    `urgent` rings at any hour and goes to whoever chose a digest too; `reminder` goes in office hours only.
    """

    text: Template = ""
    text_en: Template = ""
    outside: Template = ""
    kind: Kind = "notice"
    to: dict[Audience, tuple[Channel, ...]] = {}

    def channels(self, audience: str) -> tuple[str, ...]:
        """How this audience is told; by nothing if no channel is given."""
        return self.to.get(audience, ())  # type: ignore[call-overload]

    @property
    def tells_staff(self) -> bool:
        """Whether anybody at a desk is told."""
        return any(channels for audience, channels in self.to.items() if audience not in OUTSIDE)


class Quiet(Entry):
    """Hours in which these channels are silent, by the county's clock; they may reach over midnight."""

    since: dt.time = Field(default=dt.time(21), alias="from")
    until: dt.time = dt.time(8)
    channels: tuple[Literal["sms", "wechat", "email"], ...] = ("sms", "wechat")

    def holds(self, hour: dt.time) -> bool:
        """Whether it is quiet at this hour."""
        if self.since <= self.until:
            return self.since <= hour < self.until
        return hour >= self.since or hour < self.until


class Digest(Entry):
    """When the daily digest of the desk goes out, and what it says; {number} is how many notices are unread."""

    at: dt.time = dt.time(8, 30)
    text: Template = "您的工作台有 {number} 条消息未读。{link}"
    text_en: Template = "{number} notices wait on your desk. {link}"


class Retries(Entry):
    """Minutes to wait after each try that failed; each longer than the one before. After the last the message is given up."""

    minutes: tuple[Annotated[int, Field(ge=1, le=2880)], ...] = Field(
        default=(1, 5, 30, 120, 720), min_length=1, max_length=12
    )

    @model_validator(mode="after")
    def _growing(self) -> Retries:
        if list(self.minutes) != sorted(set(self.minutes)):
            raise mistake(_("重试的间隔没有越来越长"), _("请从小到大写分钟数，例如 [1, 5, 30]"), "retries", "minutes")
        return self


class Outside(Entry):
    """What residents read, and the name that stands in 【】 before every message."""

    signature: str = Field(default="枫格", max_length=20)
    text: Template = "您反映的事（{number}）{stage}。查进度：{link}"
    discreet: Template = "您的工作台有一条新消息。{link}"
    discreet_en: Template = "A new notice waits on your desk. {link}"


class Notices(Part, file="notices.toml"):
    """The whole of it. A county's rows lie over those of its parent, key by key: an audience with no channel is not told."""

    quiet: Quiet = Quiet()
    digest: Digest = Digest()
    retries: Retries = Retries()
    outside: Outside = Outside()
    rows: dict[str, Row] = {}

    @model_validator(mode="after")
    def _possible(self) -> Notices:
        for event, row in self.rows.items():
            for audience, channels in row.to.items():
                _check(event, audience, channels)
            if row.tells_staff and not (row.text and row.text_en):
                raise mistake(_("工作人员看的消息要有中英文两种文字"), _("请补上 text 和 text_en"), "rows", event)
        return self

    def routes(self) -> Iterator[tuple[str, str, str]]:
        """Every event × audience × channel."""
        for event, row in self.rows.items():
            for audience, channels in row.to.items():
                yield from ((event, audience, channel) for channel in channels)


def _check(event: str, audience: str, channels: tuple[str, ...]) -> None:
    where = ("rows", event, "to", audience)
    if audience in OUTSIDE and not set(channels) <= {"sms"}:
        raise mistake(_("群众没有工作台，只留了电话"), _("“%s”只能填 sms") % audience, *where)
    if audience not in OUTSIDE and channels and "desk" not in channels:
        raise mistake(_("工作人员的消息先到工作台，再发到别处"), _("请在“%s”里加上 desk") % audience, *where)
