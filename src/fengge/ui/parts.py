"""Small data objects that views fill and components draw."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LevelKey = Literal["blue", "yellow", "red"]
Tone = Literal["info", "good", "warn", "danger"]
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Link:
    """A cell or line that is a link."""

    title: Text
    url: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One entry of the desk's rail or the field's bar; `badge` is a short count such as "12"; `live` is where it is asked for."""

    title: Text
    url: str
    icon: str = ""
    current: bool = False
    badge: str = ""
    live: str = ""


@dataclass(frozen=True, slots=True)
class Tab(NavEntry):
    """One of several views of the same page, each with its own address."""


@dataclass(frozen=True, slots=True)
class Acting:
    """An appointment a person may act under; `value` is posted as `appointment`."""

    title: Text
    place: Text
    value: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """Something the viewer may do: a link (`method="get"`), or a button of a form that posts to `url`.

    `confirm` says in words what will happen to whom; only for what cannot be undone. `beside` opens the page next to
    the story on the desk. `key` is the single key that opens it.
    """

    title: Text
    url: str
    kind: Literal["primary", "secondary", "danger", "plain"] = "secondary"
    method: Literal["get", "post"] = "get"
    icon: str = ""
    key: str = ""
    confirm: Text = ""
    beside: bool = False
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty list says: why it is empty and what one can do."""

    title: Text = field(default_factory=lambda: _("这里还没有内容"))
    why: Text = ""
    action: Action | None = None
    icon: str = "inbox"


@dataclass(frozen=True, slots=True)
class Level:
    """A warning level; drawn as a shape and a word, never by colour alone."""

    key: LevelKey
    title: Text = ""

    @property
    def word(self) -> Text:
        return self.title or {"blue": _("蓝色"), "yellow": _("黄色"), "red": _("红色")}[self.key]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that opens the rows behind it. `value` is already formatted; `change` reads "比上周少 3"."""

    title: Text
    value: str
    unit: Text = ""
    url: str = ""
    change: Text = ""
    note: Text = ""
    tone: Tone = "info"


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled box on the side of a page: pairs of words, and actions at its foot."""

    title: Text
    pairs: Sequence[tuple[Text, object]] = ()
    actions: Sequence[Action] = ()
    url: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A person or body in a case. `phone` arrives masked; `reveal_url` logs and shows it."""

    name: str
    role: Text
    phone: str = ""
    reveal_url: str = ""
    place: Text = ""
    note: Text = ""
    url: str = ""
    actions: Sequence[Action] = ()


@dataclass(frozen=True, slots=True)
class DocumentItem:
    """A document that is there (`url`), or is missing (`missing=True`) and then says how to get it (`action`)."""

    title: Text
    url: str = ""
    detail: Text = ""
    missing: bool = False
    required: bool = False
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence the reader should see now."""

    text: Text
    tone: Tone = "info"
    title: Text = ""
    action: Action | None = None
