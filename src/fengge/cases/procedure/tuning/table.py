"""A table of a pack's settings while it is read: knows its path, and notes what cannot be used instead of raising."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure.checking.problem import Problem, known
from fengge.core.wording import Words, in_both, say


@dataclass
class Table:
    """Values under one path (`deadlines.acceptance`). `problems` is shared with every table read from this one."""

    values: Mapping[str, object]
    path: str = ""
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, key: str, what: Words, remedy: Words) -> None:
        self.problems.append(Problem(f"setting {self.at(key)}", what, remedy))

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def only(self, allowed: Iterable[str]) -> None:
        """Note every key that is not allowed here: a typing error must not pass for a rule."""
        allowed = list(allowed)
        for key in self.values:
            if key not in allowed:
                self.wrong(key, say(_("没有“{key}”这一项"), key=key), one_of(allowed))

    def table(self, key: str) -> "Table":
        """The table of this key; an empty one if it is absent or no table."""
        value = self.values.get(key, {})
        if not isinstance(value, Mapping):
            self.wrong(key, say(_("{value} 不是一个表"), value=repr(value)), _("请把各项设置写在它下面"))
            value = {}
        return Table(value, self.at(key), self.problems)

    def tables(self, allowed: Iterable[str]) -> Iterator[tuple[str, "Table"]]:
        """Every table in this one whose key is allowed."""
        allowed = list(allowed)
        self.only(allowed)
        return ((key, self.table(key)) for key in self.values if key in allowed)

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        self.wrong(key, say(_("{value} 不是文字"), value=repr(value)), _("请在引号里写上文字"))
        return None

    def title(self) -> Words:
        """What the county calls it, in the reader's language if it wrote `title_en` too; empty if it says nothing."""
        own, english = self.text("title"), self.text("title_en")
        return in_both(own, english) if own and english else own or ""

    def yes(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, say(_("{value} 不是 true 或 false"), value=repr(value)), _("请写 true 或 false"))
        return value is True

    def count(self, key: str) -> int | None:
        """A whole number from 1 on."""
        value = self.values.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 1):
            return value
        self.wrong(key, say(_("{value} 不是期限长度"), value=repr(value)), _("请写从 1 开始的整数"))
        return None


def one_of(allowed: Iterable[str]) -> Words:
    return say(_("可以写：{names}"), names=known(allowed))
